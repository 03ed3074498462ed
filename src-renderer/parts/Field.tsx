// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Field.module.css'

interface TextFieldProps extends ComponentProps<'input'> {
  /** The value is data: a marking, an address, a host. */
  readonly data?: boolean
}

export function TextField({ className, data = false, ...rest }: TextFieldProps) {
  return <input {...rest} className={classes(css['field'], data ? css['data'] : '', className)} />
}

export function SelectField({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={classes(css['field'], className)} />
}
