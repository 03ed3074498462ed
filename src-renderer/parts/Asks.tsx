// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import css from './Asks.module.css'

/** A question with its answers, each a `Choice`; the first child is a `legend`. */
export const Asks = (props: ComponentProps<'fieldset'>) => (
  <fieldset {...props} className={css['asks']} />
)

/** One answer: its radio button and its words. */
export const Choice = (props: ComponentProps<'label'>) => (
  <label {...props} className={css['choice']} />
)
