// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Status.module.css'

interface StatusProps extends ComponentProps<'span'> {
  readonly tone?: 'proved' | 'care' | 'danger' | 'act' | 'plain'
}

/** A word for a state; always with a mark that has its own shape. */
export function Status({ tone = 'plain', className, ...rest }: StatusProps) {
  return <span {...rest} className={classes(css['status'], css[tone], className)} />
}
