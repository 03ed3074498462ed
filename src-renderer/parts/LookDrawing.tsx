// SPDX-License-Identifier: GPL-3.0-or-later
import type { ChipPackage, SignalKey } from '../../shared/data/guide.ts'
import type { WiringLook } from '../../shared/model/wiring.ts'
import { drawingText as words } from '../text/drawing.ts'
import { ChipBody } from './drawing/ChipBody.tsx'
import { usualMark } from './drawing/ChipDrawing.tsx'
import { chipPlaces, px } from './drawing/geometry.ts'
import type { ChipPlaces, PinPlace, Point } from './drawing/geometry.ts'
import { Plate, plateHeight } from './drawing/Plate.tsx'
import { signalLooks } from './drawing/signals.ts'
import type { Lie } from './drawing/wiring-chip.ts'
import styles from './LookDrawing.module.css'
import ink from './drawing/ink.module.css'

interface LookDrawingProps {
  readonly chipPackage: ChipPackage
  readonly lie: Lie
  readonly look: Pick<WiringLook, 'id' | 'wire'>
  /** Signals that have a wire, and the pin of the programmer at its end. */
  readonly pins: ReadonlyMap<SignalKey, string>
  /** A clip is on the legs. */
  readonly clip: boolean
  /** Text alternative of the drawing. */
  readonly label: string
}

const [width, height] = [640, 360] as const
const middle: Point = [width / 2, height / 2]
/** The body takes about half of the width and two thirds of the height, for every package. */
const [mostX, mostY] = [150, 128] as const
const ring = 19
/** From the tip of a leg outwards to its name. */
const nameAt = 74

/** The legs that the check is about. */
function litSignals({ id, wire }: Pick<WiringLook, 'id' | 'wire'>): readonly SignalKey[] {
  switch (id) {
    case 'wire':
      return wire === null ? [] : [wire]
    case 'turn':
      return ['CS']
    case 'measure-vcc':
      return ['VCC', 'GND']
    case 'pull-hold':
      return ['HOLD']
    case 'shorten':
      return ['CLK', 'GND']
    case 'power-cycle':
    case 'board-off':
      return ['VCC']
    case 'other-chip':
      return ['CS']
    case 'reseat':
      return ['CS', 'MISO', 'MOSI', 'CLK', 'GND', 'VCC', 'WP', 'HOLD']
    default:
      return []
  }
}

/** The chip, large, with the legs of this check highlighted; the rest is pale. */
export function LookDrawing({ chipPackage, lie, look, pins, clip, label }: LookDrawingProps) {
  const [variant] = chipPackage.variants
  if (variant === undefined) return null
  const places = chipPlaces(chipPackage, variant, lie.turn, lie.under)
  const scale = Math.min(mostX / places.reachMm[0], mostY / places.reachMm[1])
  const page = ([x, y]: Point): Point => [middle[0] + x * scale, middle[1] + y * scale]
  const lit = litSignals(look)
  const named = look.id === 'reseat' ? [] : lit
  return (
    <svg
      className={`${ink['drawing']} ${styles['drawing']}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      data-look={look.wire === null ? look.id : `${look.id} ${look.wire}`}
    >
      <rect width={width} height={height} className={styles['board']} />
      {places.pins
        .filter(({ signal }) => pins.has(signal) || lit.includes(signal))
        .map((pin) => (
          <Wire key={pin.n} pin={pin} from={page(pin.tip)} lit={lit.includes(pin.signal)} />
        ))}
      <ChipBody
        places={places}
        at={middle}
        pxPerMm={scale}
        under={lie.under}
        mark={usualMark(chipPackage.id)}
        isDip={chipPackage.id === 'dip8'}
        numbers={scale > 14}
        print={look.id === 'marking' ? ['25…'] : []}
      />
      {clip ? <Clip places={places} page={page} /> : null}
      {look.id === 'turn' || look.id === 'marking' ? (
        <Ring
          at={look.id === 'turn' ? page(cornerOf(places)) : middle}
          r={look.id === 'turn' ? 24 : 40}
        />
      ) : null}
      {places.pins
        .filter(({ signal }) => lit.includes(signal))
        .map((pin) => (
          <Ring key={pin.n} at={page(pin.tip)} r={Math.min(ring, scale * 0.9)} />
        ))}
      {places.pins
        .filter(({ signal }) => named.includes(signal))
        .map((pin) => (
          <Name key={pin.n} pin={pin} from={page(pin.tip)} where={pins.get(pin.signal) ?? null} />
        ))}
    </svg>
  )
}

/** Position of the dimple of leg 1: within the body, beside the leg. */
function cornerOf({ pins }: ChipPlaces): Point {
  const first = pins.find(({ n }) => n === 1)
  return first === undefined
    ? [0, 0]
    : [first.root[0] - first.away[0] * 0.9, first.root[1] - first.away[1] * 0.9]
}

/** Where a line from this point leaves the drawing. */
const edge = ([x, y]: Point, [ax, ay]: Point): Point => [
  ax === 0 ? x : ax > 0 ? width : 0,
  ay === 0 ? y : ay > 0 ? height : 0,
]

function Wire({ pin, from, lit }: { pin: PinPlace; from: Point; lit: boolean }) {
  const { colour, widthPx, dash } = signalLooks[pin.signal]
  const [endX, endY] = edge(from, pin.away)
  return (
    <path
      d={`M${px(from[0])} ${px(from[1])}L${px(endX)} ${px(endY)}`}
      stroke={colour}
      strokeWidth={lit ? widthPx * 1.6 : widthPx}
      strokeDasharray={dash ?? undefined}
      className={lit ? styles['lit'] : styles['rests']}
      fill="none"
      data-signal={pin.signal}
      data-state={lit ? 'lit' : 'rests'}
    />
  )
}

/** The jaws of the clip, over the legs of each side. */
function Clip({ places, page }: { places: ChipPlaces; page: (point: Point) => Point }) {
  const sides = new Map<string, readonly PinPlace[]>()
  for (const pin of places.pins) {
    const key = pin.away.join()
    sides.set(key, [...(sides.get(key) ?? []), pin])
  }
  return (
    <>
      {[...sides].map(([key, pins]) => {
        const tips = pins.map(({ tip }) => page(tip))
        const xs = tips.map(([x]) => x)
        const ys = tips.map(([, y]) => y)
        const [left, top] = [Math.min(...xs) - 26, Math.min(...ys) - 24]
        return (
          <rect
            key={key}
            x={px(left)}
            y={px(top)}
            width={px(Math.max(...xs) + 26 - left)}
            height={px(Math.max(...ys) + 24 - top)}
            rx="8"
            className={styles['clip']}
          />
        )
      })}
    </>
  )
}

const Ring = ({ at: [x, y], r }: { readonly at: Point; readonly r: number }) => (
  <circle cx={px(x)} cy={px(y)} r={px(r)} className={styles['ring']} />
)

/** The signal, its leg, and the pin at the other end of its wire. */
function Name({ pin, from, where }: { pin: PinPlace; from: Point; where: string | null }) {
  const { away, signal, n } = pin
  const x = Math.min(width - 60, Math.max(60, from[0] + away[0] * nameAt))
  const y = Math.min(height - 34, Math.max(24, from[1] + away[1] * nameAt))
  return (
    <g>
      <rect
        x={px(x - 56)}
        y={px(y - 14)}
        width="112"
        height="48"
        rx="6"
        className={styles['label']}
      />
      <Plate signal={signal} x={x} y={y} anchor="middle" />
      <text x={px(x)} y={px(y + plateHeight / 2 + 15)} className={`${ink['mid']} ${ink['small']}`}>
        {where === null ? words.leg(n) : `${words.leg(n)}, ${where}`}
      </text>
    </g>
  )
}
