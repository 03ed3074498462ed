// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react'
import { signals } from '../../../shared/data/guide.ts'
import type { ChipPackage, SignalKey } from '../../../shared/data/guide.ts'
import { drawingText as words } from '../../text/drawing.ts'
import { ChipBody } from './ChipBody.tsx'
import type { Pin1Mark } from './ChipBody.tsx'
import { chipPlaces, px } from './geometry.ts'
import type { PinPlace, Point, Turn, Variant } from './geometry.ts'
import { Plate, plateHeight, plateWidth } from './Plate.tsx'
import { signalLooks } from './signals.ts'
import { textPx, textWidth } from './text-width.ts'
import ink from './ink.module.css'
import styles from './ChipDrawing.module.css'

interface ChipDrawingProps {
  readonly chipPackage: ChipPackage
  readonly variant?: Variant
  readonly turn?: Turn
  /** Seen from below, mirrored. */
  readonly under?: boolean
  /** `small`: outline and numbers only, for lists; all small drawings share one scale. */
  readonly size?: 'full' | 'small'
  readonly mark?: Pin1Mark
  /** The text on the plastic, as on a real chip; by default the name of the package. */
  readonly print?: readonly string[]
  /** With the alternative names of each signal below its own; otherwise shown on hover or focus. */
  readonly aliases?: boolean
  /** What a pin is connected to here, shown on hover or focus. */
  readonly connection?: (signal: SignalKey, pin: number) => string | null
}

export const usualMark = (id: string): Pin1Mark =>
  id === 'dip8' ? 'notch' : id === 'wson8' ? 'dot' : 'dimple'

const smallScale = 12
/** Pixels per mm at which a plate and the alternative names below it fit between legs 1.27 mm apart. */
const fullScale = 31
/** Line between a leg and the name nearest to it. */
const leadPx = 16
/** Names of a turned chip use two levels, this far apart: a plate and the line of its alternative names. */
const levelPx = 38
/** Largest width of the alternative names of a signal. */
const aliasPx = Math.max(
  ...Object.values(signalLooks).map(({ aliases }) => textWidth(aliases.join(' '), textPx)),
)
/** Largest width of a plate. */
const platePx = Math.max(...(Object.keys(signalLooks) as SignalKey[]).map(plateWidth))

/** One chip with its pin numbers and signal names. Hovering over a pin, or focusing it, shows its function. */
export function ChipDrawing(props: ChipDrawingProps) {
  const { chipPackage, turn = 0, under = false, size = 'full', connection } = props
  const { aliases = true } = props
  const variant = props.variant ?? chipPackage.variants[0]
  const [told, setTold] = useState<number | null>(null)
  // One stop of the Tab key for all legs; the arrow keys go from leg to leg.
  const [stop, setStop] = useState(1)
  if (variant === undefined) return null
  const places = chipPlaces(chipPackage, variant, turn, under)
  const scale = size === 'small' ? smallScale : chipPackage.pitch_mm > 2 ? 24 : fullScale
  const standing = turn % 180 !== 0
  const small = size === 'small'
  const room = small ? 6 : standing ? 30 : leadPx + (aliases ? aliasPx : platePx) + 4
  const roomY = small ? 6 : standing ? leadPx + 2 * levelPx + 2 : 22
  const width = Math.ceil(2 * (places.reachMm[0] * scale + room))
  const height = Math.ceil(2 * (places.reachMm[1] * scale + roomY))
  const at = [width / 2, height / 2] as const
  const onPage = ([x, y]: Point): Point => [at[0] + x * scale, at[1] + y * scale]
  const title = words.chipTitle(chipPackage.names[0] ?? chipPackage.id, turn, under)
  const body = (
    <ChipBody
      places={places}
      at={at}
      pxPerMm={scale}
      under={under}
      mark={props.mark ?? usualMark(chipPackage.id)}
      isDip={chipPackage.id === 'dip8'}
      numbers={!small}
      print={
        small
          ? []
          : under
            ? words.underside(places.hasLegs)
            : (props.print ?? [chipPackage.names[0] ?? ''])
      }
    />
  )
  if (small)
    return (
      <svg
        className={ink['drawing']}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        {body}
      </svg>
    )
  const pin = places.pins.find(({ n }) => n === told)
  return (
    <figure className={styles['figure']}>
      <svg
        className={ink['drawing']}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width }}
        role="group"
        aria-label={title}
        data-package={chipPackage.id}
        data-turn={turn}
        data-under={under}
        onKeyDown={(event) => {
          const by = arrows[event.key]
          const next = by === undefined ? null : (told ?? stop) + by
          if (next === null || next < 1 || next > places.pins.length) return
          event.preventDefault()
          event.currentTarget.querySelector<SVGGElement>(`[data-pin="${next}"]`)?.focus()
        }}
      >
        {body}
        {/* All lines before all names: the line of one leg may pass behind the names of its neighbour. */}
        {places.pins.map((each) => (
          <PinLine key={each.n} pin={each} from={onPage(each.tip)} />
        ))}
        {places.pins.map((each) => (
          <PinName
            key={each.n}
            pin={each}
            from={onPage(each.tip)}
            label={pinText(each.signal, each.n, connection)}
            aliases={aliases ? signalLooks[each.signal].aliases : []}
            isStop={each.n === stop}
            onTell={setTold}
            onStop={setStop}
          />
        ))}
      </svg>
      <figcaption className="sub" aria-live="polite">
        {pin === undefined ? words.pointAt : pinText(pin.signal, pin.n, connection)}
      </figcaption>
    </figure>
  )
}

const arrows: Readonly<Record<string, 1 | -1 | undefined>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
}

function pinText(signal: SignalKey, n: number, connection: ChipDrawingProps['connection']): string {
  const facts = signals[signal]
  const others = facts?.aliases.filter((alias) => alias !== signal) ?? []
  const aliases = others.length > 0 ? ` (${others.join(', ')})` : ''
  const where = connection?.(signal, n) ?? null
  return `${words.leg(n)}: ${signal}${aliases}. ${words.roles[facts?.role ?? ''] ?? ''}${where === null ? '' : ` ${where}`}`
}

/** Where the name of a pin begins. Names of a standing chip have no room side by side: odd pins near, even pins far. */
function nameEnd({ n, away }: PinPlace, [x, y]: Point): Point {
  const length = leadPx + (away[0] === 0 && n % 2 === 0 ? levelPx : 0)
  return [x + away[0] * length, y + away[1] * length]
}

function PinLine({ pin, from }: { readonly pin: PinPlace; readonly from: Point }) {
  const [endX, endY] = nameEnd(pin, from)
  return (
    <path
      d={`M${px(from[0])} ${px(from[1])}L${px(endX)} ${px(endY)}`}
      stroke={signalLooks[pin.signal].colour}
      strokeWidth={pin.signal === 'NC' ? 1 : 2}
    />
  )
}

interface PinNameProps {
  readonly pin: PinPlace
  /** Free end of the leg. */
  readonly from: Point
  readonly label: string
  readonly aliases: readonly string[]
  /** The Tab key stops at this pin. */
  readonly isStop: boolean
  readonly onTell: (n: number | null) => void
  readonly onStop: (n: number) => void
}

function PinName(props: PinNameProps) {
  const { pin, from, label, aliases, isStop, onTell, onStop } = props
  const { n, signal, away } = pin
  const standing = away[0] === 0
  const [endX, endY] = nameEnd(pin, from)
  const anchor = standing ? 'middle' : away[0] > 0 ? 'start' : 'end'
  // The alternative names are below the plate, in the room that the pitch leaves beside a leg.
  const two = !standing && signal !== 'NC' && aliases.length > 0
  const plateY = standing
    ? endY + (away[1] > 0 ? plateHeight / 2 : -plateHeight / 2 - 16)
    : endY - (two ? 7 : 0)
  const width = plateWidth(signal)
  return (
    <g
      className={styles['pin']}
      tabIndex={isStop ? 0 : -1}
      role="img"
      aria-label={label}
      data-pin={n}
      data-signal={signal}
      onMouseEnter={() => onTell(n)}
      onMouseLeave={() => onTell(null)}
      onFocus={() => {
        onStop(n)
        onTell(n)
      }}
      onBlur={() => onTell(null)}
    >
      <Plate signal={signal} x={endX} y={plateY} anchor={anchor} />
      {signal === 'NC' || aliases.length === 0 ? null : (
        <text
          x={px(standing ? endX : endX + (away[0] * width) / 2)}
          y={px(plateY + plateHeight / 2 + 12)}
          className={`${ink['small']} ${ink['mid']} ${styles['alias']}`}
        >
          {aliases.join(' ')}
        </text>
      )}
    </g>
  )
}
