// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import type { ChipPackage, Header } from '../../../shared/data/guide.ts'
import type { WiredSignal, WiringPlan } from '../../../shared/wiring.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import { HeaderFigure } from './HeaderFigure.tsx'
import { rounded } from './routes.ts'
import { leastTextPx, textPx } from './text-width.ts'
import { WireLine } from './WireLine.tsx'
import { layoutOf } from './wiring-layout.ts'
import { asPrinted } from './wiring-chip.ts'
import type { Lie } from './wiring-chip.ts'
import type { WiringLayout } from './wiring-layout.ts'
import { Capacitors, Supply, WiringChip } from './WiringChip.tsx'
import { dangerText } from '../../../shared/text/guide-headers.ts'
import ink from './ink.module.css'
import styles from './WiringDrawing.module.css'

interface WiringDrawingProps {
  readonly plan: WiringPlan
  readonly chipPackage: ChipPackage
  readonly header: Header
  readonly headerTitle: string
  /** Text above the chip: `Top chip`. */
  readonly chipTitle: string
  readonly chipNote: string
  /** Orientation of the chip in front of the user. */
  readonly lie?: Lie
  /** The wire that is the likeliest cause. */
  readonly suspect?: WiredSignal | null
  /** The wire to connect next; the others are pale. */
  readonly focused?: WiredSignal | null
  readonly onPoint?: (signal: WiredSignal | null) => void
}

/** Chip and header side by side with the wires between, all computed from the plan. */
export function WiringDrawing(props: WiringDrawingProps) {
  const { plan, chipPackage, header, lie = asPrinted, suspect = null, onPoint } = props
  const [pointed, setPointed] = useState<WiredSignal | null>(null)
  const layout = layoutOf(plan, chipPackage, header, lie)
  const lit = suspect ?? pointed ?? props.focused ?? null
  const point = (signal: WiredSignal | null) => {
    setPointed(signal)
    onPoint?.(signal)
  }
  // In the order of connection, as in the table: VCC last. A suspect is on top. The focused wire keeps its place: if it
  // moved, the arrow keys would skip its neighbours.
  const drawn = [...layout.wires].sort(
    (a, b) => Number(a.wire.signal === suspect) - Number(b.wire.signal === suspect),
  )
  return (
    <>
      <div className={styles['strut']} style={{ width: leastWidth(layout.width) }} />
      <svg
        className={`${ink['drawing']} ${ink['wiring']}`}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        style={{ maxWidth: mostWidth(layout.width) }}
        role="group"
        aria-label={words.wiringTitle(props.chipTitle, props.headerTitle, lie.turn, lie.under)}
        data-wiring={chipPackage.id}
        data-header={header.id}
        data-turn={lie.turn}
      >
        <desc>{wiringSentences(plan).join(' ')}</desc>
        {drawn.map(({ wire, line, tag, resistor }) => (
          <WireLine
            key={wire.signal}
            wire={wire}
            path={rounded(line)}
            tag={tag}
            resistor={resistor}
            state={
              wire.signal === suspect
                ? 'suspect'
                : lit !== null && lit !== wire.signal
                  ? 'dim'
                  : 'plain'
            }
            onPoint={point}
          />
        ))}
        {/* A screen reader needs no numbers and names without positions: the wires and sentences above suffice. */}
        <g aria-hidden="true">
          <HeaderFigure places={layout.header} title={props.headerTitle} />
          <WiringChip
            chip={layout.chip}
            title={props.chipTitle}
            note={lie.under ? words.mirrored : props.chipNote}
          />
          <Capacitors chip={layout.chip} plan={plan} />
          <OtherChip layout={layout} plan={plan} />
        </g>
        {layout.wires
          .filter(({ wire }) => wire.signal === suspect)
          .map(({ flags }) =>
            flags.map(([x, y], at) => (
              <g key={at === 0 ? 'A' : 'B'} className={styles['flag']}>
                <circle cx={px(x)} cy={px(y)} r="10" />
                <text
                  x={px(x)}
                  y={px(y + 4)}
                  className={`${ink['mid']} ${ink['strong']}`}
                  fill="var(--on-danger)"
                >
                  {at === 0 ? 'A' : 'B'}
                </text>
              </g>
            )),
          )}
      </svg>
    </>
  )
}

/** Pixels: the narrowest width at which all text is readable, and the widest that is useful. */
const leastWidth = (width: number) => Math.ceil((width * leastTextPx) / textPx)
const mostWidth = (width: number) => Math.ceil(width * 1.15)

/** The wires and everything that is not a plain wire, as sentences, for screen readers. */
export function wiringSentences(plan: WiringPlan): readonly string[] {
  return [
    ...plan.wires.map((wire) => `${words.wire(wire)}.`),
    ...plan.leftOff.map((wire) => words.leftOff(wire)),
    ...openLegs(plan).map(({ signal, legs }) => words.staysOpen(signal, legs)),
    ...plan.pullUps.map(({ signal, chipPin, ohmMin, ohmMax }) =>
      words.pullUp(signal, chipPin, ohmMin, ohmMax),
    ),
    ...(plan.seriesOhm === null
      ? []
      : [
          words.series(
            plan.seriesOhm,
            plan.wires.flatMap(({ signal, role }) => (role === 'data' ? [signal] : [])),
          ),
        ]),
    ...(plan.capacitorsFarad.length === 0 ? [] : [words.capacitors(plan.capacitorsFarad)]),
    ...(plan.otherChipSelect === null
      ? []
      : [words.otherSelect(plan.otherChipSelect.need, plan.otherChipSelect.ohm)]),
    ...plan.dangerPins.map(({ pin, why }) => words.danger(pin, dangerText(why))),
  ]
}

/** Legs that stay unconnected, those of one signal in one sentence: a SOIC16 has eight of them. */
function openLegs({ open }: WiringPlan) {
  return [...new Set(open.map(({ signal }) => signal))].map((signal) => ({
    signal,
    legs: open.flatMap((each) => (each.signal === signal ? [each.chipPin] : [])),
  }))
}

/**
 * The second chip of the mainboard: its CS is held at VCC, so that it stays silent while the user works on the other
 * one.
 */
export function OtherChip({
  layout,
  plan,
}: {
  readonly layout: WiringLayout
  readonly plan: WiringPlan
}) {
  const { otherChip: place } = layout
  const { otherChipSelect } = plan
  if (place === null || otherChipSelect === null) return null
  const { x, y, width, height } = place
  const middle = y + height / 2
  const end = x + width
  return (
    <g data-other-chip={otherChipSelect.need}>
      <text
        x={px(x + width / 2)}
        y={px(y - 8)}
        className={`${ink['mid']} ${ink['strong']}`}
        fill="var(--ink)"
      >
        {words.otherChip}
      </text>
      <rect x={px(x)} y={px(y)} width={width} height={height} className={ink['body']} />
      <rect
        x={px(end)}
        y={px(middle - 4)}
        width="22"
        height="8"
        className={ink['metal']}
        data-solid="leg"
      />
      <text x={px(end - 7)} y={px(middle + 4)} className={`${ink['end']} ${ink['on-body']}`}>
        CS
      </text>
      <path d={`M${px(end + 22)} ${px(middle)}h46`} stroke="var(--w-cs)" strokeWidth="2" />
      <rect
        x={px(end + 30)}
        y={px(middle - 5)}
        width="26"
        height="10"
        className={ink['part']}
        data-solid="resistor"
      />
      <Supply at={[end + 75, middle]} />
      <text x={px(end + 26)} y={px(middle + 22)} className={ink['small']}>
        {words.otherChipNote(otherChipSelect.need, otherChipSelect.ohm)}
      </text>
    </g>
  )
}
