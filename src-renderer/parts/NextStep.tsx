// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './NextStep.module.css'

/** What to do now, under its own heading. */
export function NextStep({ className, ...rest }: ComponentProps<'div'>) {
  return <div data-testid="next" {...rest} className={classes(css['next'], className)} />
}
