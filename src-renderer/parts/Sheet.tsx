// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Sheet.module.css'

/** The background of a drawing, with `SheetActs` below it. */
export function Sheet({ className, ...rest }: ComponentProps<'div'>) {
  return <div data-testid="drawing" {...rest} className={classes(css['sheet'], className)} />
}

/** The buttons under a drawing: they turn or print it. */
export const SheetActs = (props: ComponentProps<'div'>) => (
  <div data-testid="drawing-acts" {...props} className={css['acts']} />
)
