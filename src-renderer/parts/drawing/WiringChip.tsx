// SPDX-License-Identifier: GPL-3.0-or-later
import type { WiringPlan } from '../../../shared/wiring.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { capacitorValue } from '../../text/values.ts'
import { px } from './geometry.ts'
import type { Point } from './geometry.ts'
import { signalLooks } from './signals.ts'
import { textPx, textWidth } from './text-width.ts'
import { allWords, legPx } from './wiring-chip.ts'
import type { ChipPinPlace, DrawnWords } from './wiring-chip.ts'
import type { WiringLayout } from './wiring-layout.ts'
import ink from './ink.module.css'
import styles from './WiringChip.module.css'

interface WiringChipProps {
  readonly chip: WiringLayout['chip']
  readonly title: string
  readonly note: string
  readonly words?: DrawnWords
  /** Class of the parts of a signal or of the capacitors: shows their progress. */
  readonly classOf?: (key: string) => string | undefined
}

/** The chip with its legs; text stays upright in every orientation. */
export function WiringChip({
  chip,
  title,
  note,
  words: said = allWords,
  classOf,
}: WiringChipProps) {
  const { x, y, width, height, standing, under, pins } = chip
  const middle = x + width / 2
  return (
    <g data-lies={standing ? 'across' : 'upright'} data-under={under}>
      <rect
        x={px(x)}
        y={px(y)}
        width={width}
        height={height}
        className={under ? `${ink['body']} ${ink['under']}` : ink['body']}
      />
      {under ? null : <Marks chip={chip} said={said} />}
      {pins.map((pin) => (
        <ChipPin key={pin.n} pin={pin} said={said} partClass={classOf?.(pin.signal)} />
      ))}
      {/* With legs above and below, only the chip itself has room for words. */}
      <text
        x={px(middle)}
        y={px(standing ? y + height / 2 - 3 : y - 15)}
        className={standing ? `${ink['mid']} ${ink['on-body']}` : `${ink['mid']} ${ink['strong']}`}
        fill="var(--ink)"
      >
        {title}
      </text>
      <text
        x={px(middle)}
        y={px(standing ? y + height / 2 + 12 : y + height + 20)}
        className={
          standing
            ? `${ink['mid']} ${ink['on-body']} ${ink['soft']}`
            : `${ink['mid']} ${ink['small']}`
        }
      >
        {note}
      </text>
    </g>
  )
}

/** Along a leg from the tip of its pin: positive towards the wire, negative into the body. */
export const out = ({ x, y, away }: ChipPinPlace, distance: number): Point => [
  x + away[0] * distance,
  y + away[1] * distance,
]

/** A bar that lies along the leg. */
export function Bar(props: {
  readonly pin: ChipPinPlace
  readonly from: number
  readonly to: number
  readonly thick: number
  readonly className?: string
  readonly fill?: string
}) {
  const { pin, from, to, thick, className, fill } = props
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
      data-solid={className === undefined ? undefined : 'leg'}
      fill={fill}
    />
  )
}

/** Distance from the edge of the chip to the middle of the leg number inside it. */
export const numberIn = 11
/** The same for the names of a horizontal chip, to the middle of their line. */
const nameIn = (level: 0 | 1) => 28 + level * 15
/** Beside a number of one or of two digits. */
const nameBeside = (n: number) => (n > 9 ? 24 : 22)

/** Middle of the dimple; `null` if the chip is seen from below. */
export function dimpleAt(chip: WiringLayout['chip'], { quiet, byName }: DrawnWords): Point | null {
  const first = chip.pins.find(({ n }) => n === 1)
  if (chip.under || first === undefined) return null
  const name = textWidth(first.signal, textPx, true)
  const beyondName =
    first.away[0] === 0
      ? quiet
        ? numberIn + 19
        : nameIn(first.level) + 14
      : quiet
        ? numberIn + (byName ? name : 20)
        : nameBeside(1) + name + 9
  return out(first, -legPx - beyondName)
}

/** The slanted side of a real chip, and its dimple, both at pin 1. */
function Marks({ chip, said }: { chip: WiringLayout['chip']; said: DrawnWords }) {
  const { x, y, width, height } = chip
  const dimple = dimpleAt(chip, said)
  if (dimple === null) return null
  const [ax, ay] = chip.pins.find(({ n }) => n === 1)?.away ?? [0, 0]
  const [cx, cy] = dimple
  return (
    <>
      <rect
        x={px(ax > 0 ? x + width - 4 : x + 1)}
        y={px(ay > 0 ? y + height - 4 : y + 1)}
        width={ax === 0 ? width - 2 : 3}
        height={ax === 0 ? 3 : height - 2}
        className={ink['bevel']}
      />
      <circle cx={px(cx)} cy={px(cy)} r="5" className={ink['dimple']} />
    </>
  )
}

interface ChipPinProps {
  readonly pin: ChipPinPlace
  readonly said: DrawnWords
  readonly partClass: string | undefined
}

function ChipPin({ pin, said: { quiet, byName }, partClass }: ChipPinProps) {
  const { n, signal, away, level, state } = pin
  const across = away[0] === 0
  const alone = quiet && byName
  const [nx, ny] = out(
    pin,
    -(legPx + (across ? (alone ? numberIn : nameIn(level)) : alone ? 6 : nameBeside(n))),
  )
  const [tx, ty] = out(pin, -(legPx + numberIn))
  const [cx, cy] = out(pin, 10)
  const side = across ? ink['mid'] : away[0] > 0 ? ink['end'] : ''
  const soft = state === 'wired' ? '' : ink['soft']
  return (
    <g data-chip-pin={n} data-signal={signal} data-state={state}>
      <Bar pin={pin} from={0} to={-legPx} thick={8} className={ink['metal']} />
      {alone ? null : (
        <>
          {n === 1 ? (
            <rect
              x={px(tx - 7)}
              y={px(ty - 8)}
              width="14"
              height="16"
              rx="2"
              className={ink['pin1']}
            />
          ) : null}
          <text
            x={px(tx)}
            y={px(ty + 4.6)}
            className={n === 1 ? ink['pin1-number'] : `${ink['mid']} ${ink['on-body']} ${soft}`}
          >
            {n}
          </text>
        </>
      )}
      {quiet && !byName ? null : (
        <text x={px(nx)} y={px(ny + 4.6)} className={`${side} ${ink['on-body']} ${soft}`}>
          {signal}
        </text>
      )}
      {state === 'left-off' ? (
        <path d={`M${px(cx - 5)} ${px(cy - 5)}l10 10m0 -10l-10 10`} className={ink['cross']} />
      ) : null}
      {pin.pullUpOhm === null ? null : (
        <g className={partClass}>
          <PullUp pin={pin} ohm={pin.pullUpOhm} />
        </g>
      )}
    </g>
  )
}

/** Size of the box of a resistor, which is horizontal for every leg, with its value in it. */
const resistorPx = [42, 14] as const

/** From a leg through a resistor to VCC. */
function PullUp({
  pin,
  ohm,
}: {
  readonly pin: ChipPinPlace
  readonly ohm: readonly [number, number]
}) {
  const [width, height] = resistorPx
  const along = pin.away[0] === 0 ? height : width
  const [bx, by] = out(pin, 7 + along / 2)
  const end = out(pin, along + 21)
  return (
    <g>
      <path
        d={`M${px(pin.x)} ${px(pin.y)}L${px(end[0])} ${px(end[1])}`}
        stroke={signalLooks[pin.signal].colour}
        strokeWidth="2"
      />
      <rect
        x={px(bx - width / 2)}
        y={px(by - height / 2)}
        width={width}
        height={height}
        className={ink['part']}
        data-solid="resistor"
      />
      <text x={px(bx)} y={px(by + 4.6)} className={`${ink['mid']} ${ink['small']}`}>
        {words.pullUpValue(ohm)}
      </text>
      <Supply at={end} />
    </g>
  )
}

/** A lead to VCC, drawn as a flag, because long leads to a rail are hard to follow. */
export function Supply({ at: [x, y] }: { readonly at: Point }) {
  return (
    <g>
      <circle cx={px(x)} cy={px(y)} r="7" fill="var(--w-vcc)" />
      <path d={`M${px(x - 4)} ${px(y)}h8m-4 -4v8`} stroke="var(--on-w)" strokeWidth="2" />
    </g>
  )
}

/**
 * Capacitors between VCC and GND of a chip that is not on a mainboard, side by side; the smaller one next to the chip.
 */
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
  // Away from a neighbour that has its own resistor.
  const neighbour = chip.pins.find(
    (pin) =>
      pin.state === 'pull-up' && pin.away[0] === away[0] && pin.away[1] === away[1] && pin !== vcc,
  )
  const to = neighbour !== undefined && place(neighbour) < place(vcc) ? 1 : -1
  /** Along the VCC wire from its leg, and away from the wire to the side. */
  const at = (along: number, aside: number): Point => {
    const [x, y] = out(vcc, along)
    return across ? [x + to * aside, y] : [x, y + to * aside]
  }
  const line = (from: Point, end: Point) => `M${from.map(px).join(' ')}L${end.map(px).join(' ')}`
  const places = plan.capacitorsFarad.map((farad, index) => ({ farad, along: 10 + 18 * index }))
  const [first, last] = [places[0]?.along ?? 0, places.at(-1)?.along ?? 0]
  const middle = (first + last) / 2
  const [gx, gy] = at(middle, 38)
  return (
    <g className={styles['capacitor']}>
      {places.map(({ farad, along }) => {
        const [x, y] = at(along, 0)
        return <circle key={farad} cx={px(x)} cy={px(y)} r="3.5" />
      })}
      <path
        d={[
          ...places.flatMap(({ along }) => [
            line(at(along, 0), at(along, 11)),
            line(at(along - 6.5, 11), at(along + 6.5, 11)),
            line(at(along - 6.5, 16), at(along + 6.5, 16)),
            line(at(along, 16), at(along, 25)),
          ]),
          line(at(first - 1, 25), at(last + 1, 25)),
          line(at(middle, 25), at(middle, 31)),
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
      {places.map(({ farad, along }, row) => {
        // Beside the capacitor of a horizontal chip; else in lines, one word after the other.
        const [x, y] = across ? at(along, 49) : at(last + 12, 22)
        return (
          <text
            key={farad}
            x={px(x)}
            y={px(y + 4.6 + (across ? 0 : 14 * (row - (places.length - 1) / 2)))}
            className={(across ? to : away[0]) > 0 ? ink['small'] : `${ink['small']} ${ink['end']}`}
          >
            {capacitorValue(farad)}
          </text>
        )
      })}
    </g>
  )
}
