// SPDX-License-Identifier: GPL-3.0-or-later
import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import type { HeaderPinPlace, HeaderPlaces } from './header-places.ts'
import ink from './ink.module.css'
import styles from './HeaderFigure.module.css'

interface HeaderFigureProps {
  readonly places: HeaderPlaces
  readonly title: string
  readonly under?: boolean
  /** The title is below the board: there is no room for it between the names of all pins. */
  readonly titleBelow?: boolean
}

/** The board or header itself: pin numbers always with names, used pins highlighted, 5 V pins crossed out. */
export function HeaderFigure({
  places,
  title,
  under = false,
  titleBelow = false,
}: HeaderFigureProps) {
  const { box, edge, pins } = places
  const middle = box.x + box.width / 2
  const titleY = box.y + box.height + (titleBelow ? 18 : -46)
  return (
    <g>
      <rect
        x={px(box.x)}
        y={px(box.y)}
        width={px(box.width)}
        height={px(box.height)}
        rx={edge ? 6 : 3}
        className={ink['board']}
      />
      {edge ? (
        <>
          <rect
            x={px(middle - 24)}
            y={px(box.y - 12)}
            width="48"
            height="26"
            rx="3"
            className={styles['usb']}
          />
          <text x={px(middle)} y={px(box.y + 6)} className={`${ink['mid']} ${ink['small']}`}>
            USB
          </text>
          <text
            x={px(middle)}
            y={px(titleY)}
            className={`${ink['mid']} ${ink['strong']}`}
            fill="var(--ink)"
          >
            {title}
          </text>
          <text x={px(middle)} y={px(titleY + 16)} className={`${ink['mid']} ${ink['small']}`}>
            {under ? words.fromBelow : words.fromAbove}
          </text>
        </>
      ) : (
        <text
          x={px(middle)}
          y={px(box.y - 8)}
          className={`${ink['mid']} ${ink['strong']}`}
          fill="var(--ink)"
        >
          {title}
        </text>
      )}
      {pins.map((pin) => (
        <HeaderPin key={pin.n} pin={pin} edge={edge} />
      ))}
    </g>
  )
}

function HeaderPin({ pin, edge }: { readonly pin: HeaderPinPlace; readonly edge: boolean }) {
  const { n, x, y, right, name, signal, danger } = pin
  // Names are inside a board with pins at its edges, and outside a two-row header.
  const outward = right ? 1 : -1
  const textX = edge ? x - outward * 9 : x + outward * 16
  const endAnchor = edge ? right : !right
  return (
    <g
      className={
        danger === null
          ? signal === null
            ? styles['pin']
            : `${styles['pin']} ${styles['used']}`
          : `${styles['pin']} ${styles['bad']}`
      }
      data-header-pin={n}
      data-danger={danger !== null}
      data-used={signal ?? undefined}
    >
      {danger === null ? null : <title>{`${words.pin(n)}: ${danger}`}</title>}
      <circle cx={px(x)} cy={px(y)} r={edge ? 4.5 : 5.5} />
      {danger === null ? null : (
        <path d={`M${px(x - 3)} ${px(y - 3)}l6 6m0 -6l-6 6`} className={ink['cross']} />
      )}
      {!pin.numbered ? null : (
        <text
          x={px(textX)}
          y={px(y + 4.6)}
          className={endAnchor ? `${ink['end']} ${ink['small']}` : ink['small']}
        >
          {name !== null && endAnchor ? `${name} ` : ''}
          {name === null ? n : <tspan className={ink['strong']}>{n}</tspan>}
          {name !== null && !endAnchor ? ` ${name}` : ''}
        </text>
      )}
    </g>
  )
}
