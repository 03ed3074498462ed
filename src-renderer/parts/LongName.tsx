// SPDX-License-Identifier: GPL-3.0-or-later
import css from './LongName.module.css'

/** A name that Pin One does not choose, such as a file name: it breaks anywhere instead of running over the edge. */
export const LongName = ({ children }: { readonly children: string }) => (
  <span className={css['name']}>{children}</span>
)
