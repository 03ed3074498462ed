// SPDX-License-Identifier: GPL-3.0-or-later
import { boardChipName } from '../../shared/text/guide-boards.ts'
import type { ReactNode } from 'react'
import css from './Moment.module.css'

interface MomentProps {
  /** The heading of the page. */
  readonly title: ReactNode
  /** Which chip of how many; empty if there is only one. */
  readonly count: string
  /** What is proven, in one line. */
  readonly proved: string
  readonly chips: readonly { readonly name: string | null; readonly proved: boolean }[]
  /** Text alternative of the drawn chips. */
  readonly chipsLabel: string
}

/** Green background over the full width: allowed only here, because every byte was compared. */
export function Moment({ title, count, proved, chips, chipsLabel }: MomentProps) {
  return (
    <div className={css['moment']}>
      <div className={css['said']}>
        <div className={css['title']}>
          <svg className={css['tick']} viewBox="0 0 68 68" aria-hidden="true">
            <circle cx="34" cy="34" r="34" />
            <path d="M18 35.5l11 11L51 23" pathLength="1" />
          </svg>
          {title}
        </div>
        <p>
          {count === '' ? null : <b>{count} </b>}
          {proved}
        </p>
      </div>
      <svg
        className={css['chips']}
        viewBox={`0 0 ${chips.length * 222 - 46} ${chips.length > 1 ? 150 : 118}`}
        style={{ maxWidth: `${chips.length * 200}px` }}
        role="img"
        aria-label={chipsLabel}
      >
        {chips.map((chip, index) => (
          <g key={index} transform={`translate(${index * 222} 0)`}>
            {[20, 60, 100, 140].map((x) => (
              <g key={x} className={css['leg']}>
                <rect x={x} y="0" width="16" height="12" />
                <rect x={x} y="104" width="16" height="12" />
              </g>
            ))}
            <rect
              className={chip.proved ? css['body'] : css['open']}
              x="2"
              y="10"
              width="172"
              height="96"
              rx="5"
            />
            {chip.proved ? <path className={css['cells']} d={cells} /> : null}
            <text className={chip.proved ? css['name'] : ''} x="88" y="142" textAnchor="middle">
              {boardChipName(chip.name)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

const cells = Array.from({ length: 84 }, (_, at) => {
  const [x, y] = [12 + (at % 14) * 11, 22 + Math.floor(at / 14) * 12]
  return `M${x} ${y}h9v9.6h-9z`
}).join('')
