import type { SignalKey } from '../../../shared/data/guide.ts'
import { px } from './geometry.ts'
import { isHeldHigh, isPower, signalLooks } from './signals.ts'

export const plateHeight = 20

/** Widest common system font in mind, so that a narrower one leaves room. */
export function textWidth(text: string, size = 12, bold = false): number {
  let sum = 0
  for (const character of text)
    sum += /[il.,:|' ]/.test(character)
      ? 0.36
      : /[MWm]/.test(character)
        ? 0.92
        : /[A-Z#0-9]/.test(character)
          ? 0.68
          : 0.61
  return sum * size * (bold ? 1.08 : 1)
}

export const plateWidth = (text: string) => Math.max(46, textWidth(text, 12, true) + 12)

interface PlateProps {
  readonly signal: SignalKey
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
  readonly dim?: boolean
}

/** The name of a signal. VCC and GND have square corners, data lines round ones, the rest an outline only. */
export function Plate({ signal, x, y, anchor, dim = false }: PlateProps) {
  const width = plateWidth(signal)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const outline = isHeldHigh(signal) || signal === 'NC'
  const { colour } = signalLooks[signal]
  return (
    <g className={dim ? 'dim' : undefined}>
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
        y={px(y + 4.3)}
        className="d-strong d-mid"
        fill={outline ? 'var(--ink)' : signal === 'CS' ? 'var(--on-w-cs)' : 'var(--on-w)'}
      >
        {signal}
      </text>
    </g>
  )
}
