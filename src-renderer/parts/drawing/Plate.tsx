// SPDX-License-Identifier: GPL-3.0-or-later
import type { SignalKey } from '../../../shared/data/guide.ts'
import { px } from './geometry.ts'
import { isHeldHigh, isPower, signalLooks } from './signals.ts'
import { textPx, textWidth } from './text-width.ts'
import ink from './ink.module.css'

export const plateHeight = 20

export const plateWidth = (text: string) => Math.max(46, textWidth(text, textPx, true) + 12)

interface PlateProps {
  readonly signal: SignalKey
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
}

/** The name of a signal. VCC and GND have square corners, data lines round ones, the rest an outline only. */
export function Plate({ signal, x, y, anchor }: PlateProps) {
  const width = plateWidth(signal)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const outline = isHeldHigh(signal) || signal === 'NC'
  const { colour } = signalLooks[signal]
  return (
    <g>
      <rect
        x={px(left)}
        y={px(y - plateHeight / 2)}
        width={px(width)}
        height={plateHeight}
        rx={isPower(signal) ? 1 : 10}
        fill={outline ? 'var(--sheet)' : colour}
        stroke={colour}
        strokeWidth="1.4"
      />
      <text
        x={px(left + width / 2)}
        y={px(y + 4.6)}
        className={`${ink['strong']} ${ink['mid']}`}
        fill={outline ? 'var(--ink)' : signal === 'CS' ? 'var(--on-w-cs)' : 'var(--on-w)'}
      >
        {signal}
      </text>
    </g>
  )
}
