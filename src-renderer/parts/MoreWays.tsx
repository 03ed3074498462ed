// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './MoreWays.module.css'

/** Rarely needed options, folded under one line; the first child is a `summary`. */
export function MoreWays({ className, ...rest }: ComponentProps<'details'>) {
  return <details {...rest} className={classes(css['more'], className)} />
}
