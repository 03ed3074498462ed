import '../../styles/drawing.css'
import { useMemo, useState } from 'react'
import type { ChipPackage, Header } from '../../../shared/data/guide.ts'
import type { WiredSignal, WiringPlan } from '../../../shared/wiring.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import { HeaderFigure } from './HeaderFigure.tsx'
import { WireLine } from './WireLine.tsx'
import { wiringLayout } from './wiring-layout.ts'
import type { ChipPinPlace, WiringLayout } from './wiring-layout.ts'
import { signalLooks } from './signals.ts'

interface WiringDrawingProps {
  readonly plan: WiringPlan
  readonly chipPackage: ChipPackage
  readonly header: Header
  readonly headerTitle: string
  /** What stands above the chip: `Top chip`. */
  readonly chipTitle: string
  readonly chipNote: string
  /** The chip lies the other way round in front of the user. */
  readonly turned?: boolean
  /** The wire that is likeliest at fault. */
  readonly suspect?: WiredSignal | null
  /** The wire to connect next; the others step back. */
  readonly focused?: WiredSignal | null
  readonly onPoint?: (signal: WiredSignal | null) => void
}

/** Chip and header side by side with the wires between, all of it computed from the plan. */
export function WiringDrawing(props: WiringDrawingProps) {
  const { plan, chipPackage, header, turned = false, suspect = null, onPoint } = props
  const [pointed, setPointed] = useState<WiredSignal | null>(null)
  const layout = useMemo(
    () => wiringLayout(plan, chipPackage, header, turned),
    [plan, chipPackage, header, turned],
  )
  const lit = suspect ?? pointed ?? props.focused ?? null
  const point = (signal: WiredSignal | null) => {
    setPointed(signal)
    onPoint?.(signal)
  }
  const used = new Map(plan.wires.map(({ headerPin, signal }) => [headerPin, signal]))
  // Power lies under data, and the wire that is looked at on top.
  const drawn = [...layout.wires].sort(
    (a, b) =>
      Number(b.wire.role === 'power') - Number(a.wire.role === 'power') ||
      Number(a.wire.signal === lit) - Number(b.wire.signal === lit),
  )
  return (
    <svg
      className="d wiring"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ maxWidth: layout.width * 1.25 }}
      role="group"
      aria-label={words.wiringTitle(props.chipTitle, props.headerTitle)}
      data-wiring={chipPackage.id}
      data-header={header.id}
    >
      <desc>{wiringSentences(plan).join(' ')}</desc>
      {drawn.map(({ wire, path, tag, resistor }) => (
        <WireLine
          key={wire.signal}
          wire={wire}
          path={path}
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
      <HeaderFigure
        places={layout.header}
        used={used}
        names={new Map(plan.wires.map(({ headerPin, headerName }) => [headerPin, headerName]))}
        title={props.headerTitle}
      />
      <Chip layout={layout} title={props.chipTitle} note={props.chipNote} turned={turned} />
      <LoosePlan layout={layout} plan={plan} />
      <OtherChip layout={layout} plan={plan} />
      {layout.wires
        .filter(({ wire }) => wire.signal === suspect)
        .map(({ flags }) =>
          flags.map(([x, y], at) => (
            <g key={at === 0 ? 'A' : 'B'} className="d-flag">
              <circle cx={px(x)} cy={px(y)} r="10" />
              <text x={px(x)} y={px(y + 4)} className="d-mid d-strong">
                {at === 0 ? 'A' : 'B'}
              </text>
            </g>
          )),
        )}
    </svg>
  )
}

/** The wires and everything that is not a plain wire, as sentences; the screen reader's way to the picture. */
export function wiringSentences(plan: WiringPlan): readonly string[] {
  return [
    ...plan.wires.map((wire) => `${words.wire(wire)}.`),
    ...plan.leftOff.map(({ signal, chipPin }) => words.leftOff(signal, chipPin)),
    ...plan.open.map(({ signal, chipPin }) => words.staysOpen(signal, chipPin)),
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
    ...plan.dangerPins.map(({ pin, why }) => words.danger(pin, why)),
  ]
}

interface ChipProps {
  readonly layout: WiringLayout
  readonly title: string
  readonly note: string
  readonly turned: boolean
}

function Chip({ layout, title, note, turned }: ChipProps) {
  const { chip } = layout
  const middle = chip.x + chip.width / 2
  return (
    <g>
      <text x={px(middle)} y={px(chip.y - 14)} className="d-mid d-strong" fill="var(--ink)">
        {title}
      </text>
      <rect
        x={px(chip.x)}
        y={px(chip.y)}
        width={chip.width}
        height={chip.height}
        className="d-body"
      />
      {/* The slanted side of a real chip, and its dimple, both at pin 1. */}
      <path
        className="d-bevel"
        d={`M${px(turned ? chip.x + chip.width - 4 : chip.x + 1)} ${px(chip.y + 1)}h3v${chip.height - 2}h-3z`}
      />
      {layout.chipPins.map((pin) => (
        <ChipPin key={pin.n} pin={pin} />
      ))}
      <text
        x={px(middle)}
        y={px(chip.y + chip.height + layout.noteBelow)}
        className="d-mid d-small"
      >
        {note}
      </text>
    </g>
  )
}

function ChipPin({ pin }: { readonly pin: ChipPinPlace }) {
  const { n, signal, x, y, faces, state } = pin
  const { colour } = signalLooks[signal]
  const inside = faces > 0 ? 'd-end d-on-body' : 'd-on-body'
  return (
    <g data-chip-pin={n} data-signal={signal} data-state={state}>
      <rect
        x={px(faces > 0 ? x - 22 : x)}
        y={px(y - 4)}
        width="22"
        height="8"
        className="d-metal"
      />
      {n === 1 ? <circle cx={px(x - faces * 72)} cy={px(y)} r="5" className="d-dimple" /> : null}
      <text
        x={px(x - faces * 28)}
        y={px(y + 4)}
        className={state === 'wired' ? inside : `${inside} soft`}
      >
        {signal}
      </text>
      <text
        x={px(x - faces * 9)}
        y={px(y - 6)}
        className="d-small d-mid d-strong"
        fill="var(--ink)"
      >
        {n}
      </text>
      {state === 'left-off' ? (
        <path
          d={`M${px(x + faces * 10 - 5)} ${px(y - 5)}l10 10m0 -10l-10 10`}
          className="d-cross"
        />
      ) : null}
      {state === 'pull-up' ? (
        <g>
          <path d={`M${px(x)} ${px(y)}h${faces * 46}`} stroke={colour} strokeWidth="2" />
          <rect
            x={px(faces > 0 ? x + 8 : x - 34)}
            y={px(y - 5)}
            width="26"
            height="10"
            className="d-part"
          />
          <circle cx={px(x + faces * 50)} cy={px(y)} r="7" fill="var(--w-vcc)" />
          <path
            d={`M${px(x + faces * 50 - 4)} ${px(y)}h8m-4 -4v8`}
            stroke="var(--on-w)"
            strokeWidth="2"
          />
        </g>
      ) : null}
    </g>
  )
}

/** Capacitors between VCC and GND of a chip that is off its board. */
function LoosePlan({ layout, plan }: { readonly layout: WiringLayout; readonly plan: WiringPlan }) {
  const vcc = layout.chipPins.find(({ signal }) => signal === 'VCC')
  if (plan.capacitorsFarad.length === 0 || vcc === undefined) return null
  const x = vcc.x + vcc.faces * 12
  // Away from a neighbour that has a resistor of its own.
  const up = layout.chipPins.some(
    ({ x: side, y, state }) => side === vcc.x && y < vcc.y && state === 'pull-up',
  )
    ? 1
    : -1
  return (
    <g className="d-capacitor">
      <circle cx={px(x)} cy={px(vcc.y)} r="3.5" />
      <path
        d={`M${px(x)} ${px(vcc.y)}v${up * 14}m-8 0h16m-16 ${up * 5}h16m-8 0v${up * 12}`}
        fill="none"
      />
      <rect
        x={px(x - 7)}
        y={px(vcc.y + up * 38 - 7)}
        width="14"
        height="14"
        fill="var(--w-gnd)"
        stroke="none"
      />
      <path d={`M${px(x - 4)} ${px(vcc.y + up * 38)}h8`} stroke="var(--on-w)" strokeWidth="2" />
      {plan.capacitorsFarad.map((farad, line) => (
        <text
          key={farad}
          x={px(x + vcc.faces * 12)}
          y={px(vcc.y + up * 17 + (up < 0 ? -4 : 6) + 13 * line)}
          className={vcc.faces > 0 ? 'd-small' : 'd-small d-end'}
        >
          {words.capacitorValue(farad)}
        </text>
      ))}
    </g>
  )
}

/** The second chip of the board: its CS is held at VCC, so that it stays silent while the other one is asked. */
function OtherChip({ layout, plan }: { readonly layout: WiringLayout; readonly plan: WiringPlan }) {
  const { otherChip: place } = layout
  const { otherChipSelect } = plan
  if (place === null || otherChipSelect === null) return null
  const { x, y, width, height } = place
  const middle = y + height / 2
  const end = x + width
  return (
    <g data-other-chip={otherChipSelect.need}>
      <text x={px(x + width / 2)} y={px(y - 8)} className="d-mid d-strong" fill="var(--ink)">
        {words.otherChip}
      </text>
      <rect x={px(x)} y={px(y)} width={width} height={height} className="d-body" />
      <rect x={px(end)} y={px(middle - 4)} width="22" height="8" className="d-metal" />
      <text x={px(end - 7)} y={px(middle + 4)} className="d-end d-on-body">
        CS
      </text>
      <path d={`M${px(end + 22)} ${px(middle)}h46`} stroke="var(--w-cs)" strokeWidth="2" />
      <rect x={px(end + 30)} y={px(middle - 5)} width="26" height="10" className="d-part" />
      <circle cx={px(end + 76)} cy={px(middle)} r="8" fill="var(--w-vcc)" />
      <path d={`M${px(end + 72)} ${px(middle)}h8m-4 -4v8`} stroke="var(--on-w)" strokeWidth="2" />
      <text x={px(end + 26)} y={px(middle + 22)} className="d-small">
        {words.otherChipNote(otherChipSelect.need, otherChipSelect.ohm)}
      </text>
    </g>
  )
}
