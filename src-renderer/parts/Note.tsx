// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Note.module.css'

interface NoteProps extends Omit<ComponentProps<'p'>, 'ref'> {
  readonly level?: 'danger' | 'care' | 'proved' | 'plain'
  /** Only a danger, or an act that must come first, gets a background. */
  readonly ground?: boolean
  /** The note is longer than a sentence. */
  readonly block?: boolean
}

/** A sentence that must be noticed: its mark, then its words. Two children. */
export function Note({ level = 'plain', ground = false, block = false, ...rest }: NoteProps) {
  const Element = block ? 'div' : 'p'
  return (
    <Element
      {...rest}
      data-note={level}
      className={classes(css['note'], css[level], ground ? css['ground'] : '', rest.className)}
    />
  )
}
