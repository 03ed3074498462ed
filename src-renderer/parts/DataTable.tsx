// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './DataTable.module.css'

/** A table with hairlines; a cell with `data-number` is aligned right. */
export function DataTable({ className, ...rest }: ComponentProps<'table'>) {
  return <table {...rest} className={classes(css['table'], className)} />
}

/** Content wider than the page, such as a table with many columns, scrolls by itself. */
export const ScrollAcross = (props: ComponentProps<'div'>) => (
  <div {...props} className={css['scroll']} />
)
