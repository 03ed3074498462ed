// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Numbered.module.css'

/** Small steps in their order. */
export function Numbered({ className, ...rest }: ComponentProps<'ol'>) {
  return <ol {...rest} className={classes(css['steps'], className)} />
}
