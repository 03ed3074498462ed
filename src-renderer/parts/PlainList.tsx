// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './PlainList.module.css'

/** Rows of sentences or links, without bullets. */
export function PlainList({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul {...rest} className={classes(css['list'], className)} />
}
