// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './RowActs.module.css'

/** A line of buttons below the item that they belong to. */
export function RowActs({ className, ...rest }: ComponentProps<'p'>) {
  return <p {...rest} className={classes(css['acts'], className)} />
}
