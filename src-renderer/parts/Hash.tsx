// SPDX-License-Identifier: GPL-3.0-or-later
import { hashText } from '../text/size.ts'
import css from './Hash.module.css'

/** A hash in groups of four, so that equal hashes line up. */
export function Hash({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={css['hash-block']}>
      <p className="label">{name}</p>
      <p className={css['hash']}>{hashText(value)}</p>
    </div>
  )
}
