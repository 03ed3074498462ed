// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactNode } from 'react'
import css from './Key.module.css'

interface KeyProps {
  readonly as: 'figcaption' | 'p'
  /** A square as drawn on the chip, and its meaning. */
  readonly entries: readonly {
    readonly id: string
    readonly square: ReactNode
    readonly name: string
  }[]
  /** Size of one square, in units of the drawing. */
  readonly size: readonly [width: number, height: number]
}

/** The meaning of each kind of square on a drawn chip. */
export const Key = ({ as: Element, entries, size: [width, height] }: KeyProps) => (
  <Element className={css['key']}>
    {entries.map(({ id, square, name }) => (
      <span key={id}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect width={width} height={height} rx="3" />
          {square}
        </svg>
        {name}
      </span>
    ))}
  </Element>
)
