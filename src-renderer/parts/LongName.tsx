// SPDX-License-Identifier: GPL-3.0-or-later
import css from './LongName.module.css'

/** A name that somebody else made, such as that of a file: it breaks anywhere rather than run over the edge. */
export const LongName = ({ children }: { readonly children: string }) => (
  <span className={css['name']}>{children}</span>
)
