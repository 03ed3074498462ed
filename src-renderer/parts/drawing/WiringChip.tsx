import type { WiringPlan } from '../../../shared/wiring.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { px } from './geometry.ts'
import type { Point } from './geometry.ts'
import { signalLooks } from './signals.ts'
import { textPx, textWidth } from './text-width.ts'
import { legPx } from './wiring-chip.ts'
import type { ChipPinPlace } from './wiring-chip.ts'
import type { WiringLayout } from './wiring-layout.ts'

interface WiringChipProps {
  readonly chip: WiringLayout['chip']
  readonly title: string
  readonly note: string
}

/** The chip with its legs; what is written stays upright however it lies. */
export function WiringChip({ chip, title, note }: WiringChipProps) {
  const { x, y, width, height, standing, under, pins } = chip
  const middle = x + width / 2
  const first = pins.find(({ n }) => n === 1)
  return (
    <g data-lies={standing ? 'across' : 'upright'} data-under={under}>
      <rect
        x={px(x)}
        y={px(y)}
        width={width}
        height={height}
        className={under ? 'd-body under' : 'd-body'}
      />
      {under || first === undefined ? null : <Marks chip={chip} first={first} />}
      {pins.map((pin) => (
        <ChipPin key={pin.n} pin={pin} />
      ))}
      {/* With legs above and below there is room for words only on the chip itself. */}
      <text
        x={px(middle)}
        y={px(standing ? y + height / 2 - 3 : y - 15)}
        className={standing ? 'd-mid d-on-body' : 'd-mid d-strong'}
        fill="var(--ink)"
      >
        {title}
      </text>
      <text
        x={px(middle)}
        y={px(standing ? y + height / 2 + 12 : y + height + 20)}
        className={standing ? 'd-mid d-on-body soft' : 'd-mid d-small'}
      >
        {note}
      </text>
    </g>
  )
}

/** Along the legs from a pin's tip: towards the wire is positive, into the body negative. */
const out = ({ x, y, away }: ChipPinPlace, distance: number): Point => [
  x + away[0] * distance,
  y + away[1] * distance,
]

/** A bar that lies along the leg. */
function Bar(props: {
  readonly pin: ChipPinPlace
  readonly from: number
  readonly to: number
  readonly thick: number
  readonly className: string
}) {
  const { pin, from, to, thick, className } = props
  const [ax, ay] = out(pin, from)
  const [bx, by] = out(pin, to)
  const along = Math.abs(to - from)
  const across = pin.away[0] === 0
  return (
    <rect
      x={px(Math.min(ax, bx) - (across ? thick / 2 : 0))}
      y={px(Math.min(ay, by) - (across ? 0 : thick / 2))}
      width={across ? thick : along}
      height={across ? along : thick}
      className={className}
    />
  )
}

/** How far names stand from the edge of a chip that lies across, to the middle of their line. */
const nameIn = (level: 0 | 1) => 13 + level * 15

/** The slanted side of a real chip, and its dimple, both at pin 1. */
function Marks({ chip, first }: { chip: WiringLayout['chip']; first: ChipPinPlace }) {
  const { x, y, width, height } = chip
  const [ax, ay] = first.away
  const beyondName =
    ax === 0 ? nameIn(first.level) + 14 : 6 + textWidth(first.signal, textPx, true) + 9
  const [cx, cy] = out(first, -legPx - beyondName)
  return (
    <>
      <rect
        x={px(ax > 0 ? x + width - 4 : x + 1)}
        y={px(ay > 0 ? y + height - 4 : y + 1)}
        width={ax === 0 ? width - 2 : 3}
        height={ax === 0 ? 3 : height - 2}
        className="d-bevel"
      />
      <circle cx={px(cx)} cy={px(cy)} r="5" className="d-dimple" />
    </>
  )
}

function ChipPin({ pin }: { readonly pin: ChipPinPlace }) {
  const { n, signal, x, y, away, level, state } = pin
  const across = away[0] === 0
  const [nx, ny] = out(pin, -(legPx + (across ? nameIn(level) : 6)))
  const [tx, ty] = out(pin, across ? -legPx / 2 : -9)
  const [cx, cy] = out(pin, 10)
  const side = across ? 'd-mid' : away[0] > 0 ? 'd-end' : ''
  const [rx, ry] = out(pin, 50)
  return (
    <g data-chip-pin={n} data-signal={signal} data-state={state}>
      <Bar pin={pin} from={0} to={-legPx} thick={8} className="d-metal" />
      <text
        x={px(nx)}
        y={px(ny + 4.6)}
        className={`${side} d-on-body ${state === 'wired' ? '' : 'soft'}`}
      >
        {signal}
      </text>
      <text
        x={px(across ? tx + 7 : tx)}
        y={px(across ? ty + 4.6 : ty - 6)}
        className={across ? 'd-small d-strong' : 'd-small d-mid d-strong'}
        fill="var(--ink)"
      >
        {n}
      </text>
      {state === 'left-off' ? (
        <path d={`M${px(cx - 5)} ${px(cy - 5)}l10 10m0 -10l-10 10`} className="d-cross" />
      ) : null}
      {state === 'pull-up' ? (
        <g>
          <path
            d={`M${px(x)} ${px(y)}L${px(rx)} ${px(ry)}`}
            stroke={signalLooks[signal].colour}
            strokeWidth="2"
          />
          <Bar pin={pin} from={8} to={34} thick={10} className="d-part" />
          <Supply at={[rx, ry]} />
        </g>
      ) : null}
    </g>
  )
}

/** A lead that goes to VCC: drawn as a flag, because long leads to a rail cannot be followed. */
export function Supply({ at: [x, y] }: { readonly at: Point }) {
  return (
    <g>
      <circle cx={px(x)} cy={px(y)} r="7" fill="var(--w-vcc)" />
      <path d={`M${px(x - 4)} ${px(y)}h8m-4 -4v8`} stroke="var(--on-w)" strokeWidth="2" />
    </g>
  )
}

/** Capacitors between VCC and GND of a chip that is off its board. */
export function Capacitors({
  chip,
  plan,
}: {
  readonly chip: WiringLayout['chip']
  readonly plan: WiringPlan
}) {
  const vcc = chip.pins.find(({ signal }) => signal === 'VCC')
  if (plan.capacitorsFarad.length === 0 || vcc === undefined) return null
  const { away } = vcc
  const across = away[0] === 0
  const place = ({ x, y }: ChipPinPlace) => (across ? x : y)
  // Away from a neighbour that has a resistor of its own.
  const neighbour = chip.pins.find(
    (pin) =>
      pin.state === 'pull-up' && pin.away[0] === away[0] && pin.away[1] === away[1] && pin !== vcc,
  )
  const to = neighbour !== undefined && place(neighbour) < place(vcc) ? 1 : -1
  // Values beside a chip that lies across clear the legs they stand over.
  const [lx, ly] = out(vcc, across ? 22 : 12)
  const at = (aside: number, along = 0): Point =>
    across ? [lx + to * aside, ly + along] : [lx + along, ly + to * aside]
  const line = (from: Point, end: Point) => `M${from.map(px).join(' ')}L${end.map(px).join(' ')}`
  const [gx, gy] = at(38)
  return (
    <g className="d-capacitor">
      <circle cx={px(lx)} cy={px(ly)} r="3.5" />
      <path
        d={[
          line(at(0), at(14)),
          line(at(14, -8), at(14, 8)),
          line(at(19, -8), at(19, 8)),
          line(at(19), at(31)),
        ].join('')}
        fill="none"
      />
      <rect
        x={px(gx - 7)}
        y={px(gy - 7)}
        width="14"
        height="14"
        fill="var(--w-gnd)"
        stroke="none"
      />
      <path d={`M${px(gx - 4)} ${px(gy)}h8`} stroke="var(--on-w)" strokeWidth="2" />
      {plan.capacitorsFarad.map((farad, row) => {
        const [x, y] = across
          ? [at(49)[0], ly - 3 + 15 * row]
          : [lx + away[0] * 12, ly + to * 17 + (to < 0 ? -3 : 6) + 14 * row]
        return (
          <text
            key={farad}
            x={px(x)}
            y={px(y)}
            className={(across ? to : away[0]) > 0 ? 'd-small' : 'd-small d-end'}
          >
            {words.capacitorValue(farad)}
          </text>
        )
      })}
    </g>
  )
}
