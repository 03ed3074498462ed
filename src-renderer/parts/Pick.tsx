// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Pick.module.css'

/** A list of choices, each a `PickRow`. */
export function Pick({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul {...rest} className={classes(css['pick'], className)} />
}

interface PickRowProps {
  readonly chosen: boolean
  /** Radio button, name, and a remark at the end of the line. */
  readonly children: ReactNode
}

export function PickRow({ chosen, children }: PickRowProps) {
  return (
    <li className={chosen ? css['chosen'] : ''}>
      <label className={css['row']}>{children}</label>
    </li>
  )
}

/** A row that is not a choice: something the user must do first. */
export function PickNotice({ children, ...rest }: ComponentProps<'li'>) {
  return (
    <li {...rest}>
      <div className={css['row']}>{children}</div>
    </li>
  )
}
