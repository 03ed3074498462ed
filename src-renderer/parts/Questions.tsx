// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Questions.module.css'

/** Labelled fields side by side, and the button that submits them. */
export function Questions({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={classes(css['questions'], className)} />
}
