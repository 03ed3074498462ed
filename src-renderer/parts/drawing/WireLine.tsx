// SPDX-License-Identifier: GPL-3.0-or-later
import type { Wire, WiredSignal } from '../../../shared/wiring.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import { plateWidth } from './Plate.tsx'
import { isPower, signalLooks } from './signals.ts'
import ink from './ink.module.css'
import styles from './WireLine.module.css'

interface WireLineProps {
  readonly wire: Wire
  readonly path: string
  /** Position of its name. */
  readonly tag: readonly [x: number, y: number]
  readonly resistor?: readonly [x: number, y: number] | null
  readonly state: 'plain' | 'dim' | 'suspect'
  readonly onPoint: (signal: WiredSignal | null) => void
}

/**
 * One wire: a pale track that guides the eye, the pattern that identifies it, and a halo that separates crossing wires.
 */
export function WireLine(props: WireLineProps) {
  const { wire, path, resistor = null, state, onPoint } = props
  const [x, y] = props.tag
  const { signal } = wire
  const { colour, widthPx, dash } = signalLooks[signal]
  const width = plateWidth(signal) - 4
  return (
    <g
      className={`${styles['wire']} ${state === 'dim' ? styles['dim'] : ''}`}
      data-state={state}
      tabIndex={0}
      role="img"
      aria-label={words.wire(wire)}
      data-signal={signal}
      data-chip-leg={wire.chipPin}
      data-pin={wire.headerPin}
      data-name={wire.headerName}
      data-dash={dash ?? ''}
      onMouseEnter={() => onPoint(signal)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(signal)}
      onBlur={() => onPoint(null)}
    >
      {state === 'suspect' ? (
        <path d={path} className={styles['glow']} strokeWidth={widthPx + 12} />
      ) : null}
      <WirePaths signal={signal} path={path} resistor={resistor} />
      <rect
        x={px(x - width / 2)}
        y={px(y - 8.5)}
        width={px(width)}
        height="17"
        rx={isPower(signal) ? 1 : 8.5}
        fill={colour}
        stroke="var(--sheet)"
      />
      <text
        x={px(x)}
        y={px(y + 4.6)}
        className={`${ink['mid']} ${ink['strong']}`}
        fill={signal === 'CS' ? 'var(--on-w-cs)' : 'var(--on-w)'}
      >
        {signal}
      </text>
    </g>
  )
}

interface WirePathsProps {
  readonly signal: WiredSignal
  readonly path: string
  readonly resistor: readonly [x: number, y: number] | null
  /** Added to the width of the line, drawing units. */
  readonly morePx?: number
}

/** The line itself, with the resistor in it. */
export function WirePaths({ signal, path, resistor, morePx = 0 }: WirePathsProps) {
  const { colour, dash, hollow, ...look } = signalLooks[signal]
  const widthPx = look.widthPx + morePx
  return (
    <>
      <path d={path} stroke="var(--sheet)" strokeWidth={widthPx + 5} />
      {dash === null ? null : (
        <path d={path} className={styles['track']} stroke={colour} strokeWidth={widthPx} />
      )}
      <path d={path} stroke={colour} strokeWidth={widthPx} strokeDasharray={dash ?? undefined} />
      {hollow ? <path d={path} stroke="var(--sheet)" strokeWidth="2.4" /> : null}
      {resistor === null ? null : (
        <g data-series={signal}>
          <rect
            x={px(resistor[0] - 12)}
            y={px(resistor[1] - 7)}
            width="24"
            height="14"
            className={ink['part']}
            data-solid="resistor"
          />
          <text
            x={px(resistor[0])}
            y={px(resistor[1] + 4.6)}
            className={`${ink['mid']} ${ink['small']}`}
          >
            47
          </text>
        </g>
      )}
    </>
  )
}
