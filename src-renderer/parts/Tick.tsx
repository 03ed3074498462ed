// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Tick.module.css'

/** A checkbox and the statement that it confirms. */
export function Tick({ className, ...rest }: ComponentProps<'label'>) {
  return <label {...rest} className={classes(css['tick'], className)} />
}
