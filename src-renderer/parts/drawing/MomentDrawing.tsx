// SPDX-License-Identifier: GPL-3.0-or-later
import type { ChipPackage, Header } from '../../../shared/data/guide.ts'
import { assertNever } from '../../../shared/fault.ts'
import type { WireMoment } from '../../../shared/wire-moments.ts'
import type { Wire, WiringPlan } from '../../../shared/wiring.ts'
import { px } from './geometry.ts'
import { badgeWidthPx } from './header-places.ts'
import type { HeaderPinPlace } from './header-places.ts'
import { HeaderFigure } from './HeaderFigure.tsx'
import styles from './MomentDrawing.module.css'
import { plateWidth } from './Plate.tsx'
import { rounded } from './routes.ts'
import { isPower, signalLooks } from './signals.ts'
import { leastTextPx, textPx } from './text-width.ts'
import { WirePaths } from './WireLine.tsx'
import { asPrinted, legPx } from './wiring-chip.ts'
import type { ChipPinPlace, DrawnWords, Lie } from './wiring-chip.ts'
import { Bar, Capacitors, dimpleAt, numberIn, out, WiringChip } from './WiringChip.tsx'
import { OtherChip } from './WiringDrawing.tsx'
import { layoutOf } from './wiring-layout.ts'
import type { WiringLayout } from './wiring-layout.ts'
import ink from './ink.module.css'

interface MomentDrawingProps {
  readonly plan: WiringPlan
  readonly chipPackage: ChipPackage
  readonly header: Header
  readonly headerTitle: string
  readonly chipTitle: string
  readonly chipNote: string
  /** Text alternative for screen readers. */
  readonly label: string
  readonly moments: readonly WireMoment[]
  /** Keys of the finished moments. */
  readonly done: ReadonlySet<string>
  /**
   * Key of the current moment: it is highlighted, and its ends carry their numbers. `null`: no moment is current yet.
   */
  readonly at: string | null
  /** All wires highlighted and numbered, without a current moment. */
  readonly all?: boolean
  readonly lie?: Lie
  /** The signals name the legs: the drawn body is an adapter. */
  readonly byName?: boolean
  /** Draws only the needed part of the header. */
  readonly cropped?: boolean
}

/** The smallest size at which all text stays readable, CSS pixels. */
const least = (units: number) => Math.ceil((units * leastTextPx) / textPx)

/** Chip and header with one wire highlighted; finished wires are pale, later ones only show their place. */
export function MomentDrawing(props: MomentDrawingProps) {
  const { plan, chipPackage, header, lie = asPrinted, at, done, all = false } = props
  const words: DrawnWords = { quiet: true, byName: props.byName ?? false }
  const layout = layoutOf(plan, chipPackage, header, lie, words)
  const { chip, width } = layout
  const height = props.cropped === true ? Math.min(layout.height, layout.needed) : layout.height
  const isLit = (key: string) => all || key === at
  const classOf = (key: string) =>
    isLit(key) ? styles['lit'] : done.has(key) ? styles['rest'] : styles['later']
  const wires = layout.wires.toSorted(
    (a, b) => Number(isLit(a.wire.signal)) - Number(isLit(b.wire.signal)),
  )
  const isPart = ({ kind }: WireMoment) => kind === 'pull-up' || kind === 'capacitors'
  const lit = props.moments.filter((moment) => isLit(moment.key) && (!all || !isPart(moment)))
  return (
    <svg
      className={`${ink['drawing']} ${ink['wiring']}`}
      viewBox={`0 0 ${width} ${height}`}
      style={{ minWidth: least(width), minHeight: least(height) }}
      role="img"
      aria-label={props.label}
      data-moment={at ?? 'none'}
      data-wiring={chipPackage.id}
      data-header={header.id}
      data-turn={lie.turn}
    >
      <g aria-hidden="true">
        {wires.map(({ wire: { signal }, line, resistor }) => (
          <g key={signal} className={classOf(signal)} data-wire={signal} fill="none">
            <WirePaths
              signal={signal}
              path={rounded(line)}
              resistor={resistor}
              morePx={!all && isLit(signal) ? 2 : 0}
            />
          </g>
        ))}
        <HeaderFigure places={layout.header} title={props.headerTitle} />
        <WiringChip
          chip={chip}
          title={props.chipTitle}
          note={props.chipNote}
          words={words}
          classOf={classOf}
        />
        <g className={classOf('capacitors')}>
          <Capacitors chip={chip} plan={plan} />
        </g>
        <g
          className={plan.otherChipSelect?.need === 'required' ? classOf('other-chip') : undefined}
        >
          <OtherChip layout={layout} plan={plan} />
        </g>
        {lit.map((moment) => (
          <Ends key={moment.key} moment={moment} layout={layout} words={words} small={all} />
        ))}
      </g>
    </svg>
  )
}

interface EndsProps {
  readonly moment: WireMoment
  readonly layout: WiringLayout
  readonly words: DrawnWords
  readonly small: boolean
}

/** The marks of the current moment: both ends of a wire, the leg of a part, or leg 1 for the clip. */
function Ends({ moment, layout, words, small }: EndsProps) {
  const { chip } = layout
  const leg = (n: number) => chip.pins.find((pin) => pin.n === n)
  switch (moment.kind) {
    case 'wire':
    case 'leave-free': {
      const { chipPin, headerPin, signal } = moment.wire
      const colour = signalLooks[signal].colour
      return (
        <>
          <LegBadge pin={leg(chipPin)} colour={colour} words={words} small={small} />
          <PinBadge
            wire={moment.wire}
            pin={layout.header.pins.find(({ n }) => n === headerPin)}
            edge={layout.header.edge}
            crossed={moment.kind === 'leave-free'}
            small={small}
          />
        </>
      )
    }
    case 'pull-up': {
      const { chipPin, signal } = moment.pullUp
      const { colour } = signalLooks[signal]
      return <LegBadge pin={leg(chipPin)} colour={colour} words={words} small={small} />
    }
    case 'capacitors':
      return (
        <>
          {(['VCC', 'GND'] as const).map((signal) => (
            <LegBadge
              key={signal}
              pin={chip.pins.find((pin) => pin.signal === signal)}
              colour={signalLooks[signal].colour}
              words={words}
              small={small}
            />
          ))}
        </>
      )
    case 'chip':
      return words.byName || small ? null : <LegOne chip={chip} words={words} />
    case 'other-chip':
      return null
    default:
      return assertNever(moment)
  }
}

interface LegBadgeProps {
  readonly pin: ChipPinPlace | undefined
  readonly colour: string
  readonly words: DrawnWords
  readonly small: boolean
}

function LegBadge({ pin, colour, words: { byName }, small }: LegBadgeProps) {
  if (pin === undefined) return null
  const { n, signal, away } = pin
  const text = byName ? signal : `${n}`
  const width = byName ? plateWidth(signal) : n > 9 ? 28 : 24
  const sideways = away[0] !== 0
  const inside = byName && sideways ? 4 + width / 2 : numberIn + 1
  const [x, y] = out(pin, -(legPx + inside))
  return (
    <g data-leg-badge={n}>
      <Bar pin={pin} from={0} to={-legPx} thick={8} fill={colour} />
      <Badge at={[x, y]} width={width} height={small ? 17 : 20} colour={colour} signal={signal}>
        {text}
      </Badge>
    </g>
  )
}

interface PinBadgeProps {
  readonly wire: Wire
  readonly pin: HeaderPinPlace | undefined
  readonly edge: boolean
  /** Pins that must not be connected. */
  readonly crossed: boolean
  readonly small: boolean
}

function PinBadge({ wire, pin, edge, crossed, small }: PinBadgeProps) {
  if (pin === undefined) return null
  const { n, x, y, right } = pin
  const { colour } = signalLooks[wire.signal]
  // Inside a board with pins at its edges, and outside a header of two rows.
  const outward = (right ? 1 : -1) * (edge ? -1 : 1)
  return (
    <g data-pin-badge={n}>
      <circle cx={px(x)} cy={px(y)} r="7" fill="none" stroke={colour} strokeWidth="2.6" />
      {crossed ? (
        <path
          d={`M${px(x - 5)} ${px(y - 5)}l10 10m0 -10l-10 10`}
          className={ink['cross']}
          data-cross
        />
      ) : null}
      <Badge
        at={[x + outward * (12 + badgeWidthPx / 2), y]}
        width={badgeWidthPx}
        height={small ? 15 : 20}
        colour={colour}
        signal={wire.signal}
      >
        {`${n}`}
      </Badge>
    </g>
  )
}

interface BadgeProps {
  readonly at: readonly [number, number]
  readonly width: number
  readonly height: number
  readonly colour: string
  readonly signal: ChipPinPlace['signal'] | null
  readonly children: string
}

function Badge({ at: [x, y], width, height, colour, signal, children }: BadgeProps) {
  return (
    <>
      <rect
        x={px(x - width / 2)}
        y={px(y - height / 2)}
        width={px(width)}
        height={height}
        rx={signal !== null && isPower(signal) ? 2 : 5}
        fill={colour}
        className={styles['badge']}
      />
      <text
        x={px(x)}
        y={px(y + (height > 17 ? 5.4 : 4.6))}
        className={`${ink['mid']} ${ink['strong']} ${height > 17 ? styles['large'] : ''}`}
        fill={
          signal === null ? 'var(--on-act)' : signal === 'CS' ? 'var(--on-w-cs)' : 'var(--on-w)'
        }
      >
        {children}
      </text>
    </>
  )
}

/** The clip over the chip, and leg 1 with its dimple: shows the only correct orientation. */
function LegOne({
  chip,
  words,
}: {
  readonly chip: WiringLayout['chip']
  readonly words: DrawnWords
}) {
  const first = chip.pins.find(({ n }) => n === 1)
  if (first === undefined) return null
  const dimple = dimpleAt(chip, words)
  const [x, y] = out(first, -(legPx + numberIn + 1))
  return (
    <g data-leg-badge="1">
      <rect
        x={px(chip.x - (chip.standing ? 5 : 9))}
        y={px(chip.y - (chip.standing ? 9 : 5))}
        width={px(chip.width + (chip.standing ? 10 : 18))}
        height={px(chip.height + (chip.standing ? 18 : 10))}
        rx="5"
        className={styles['clip']}
      />
      {dimple === null ? null : (
        <circle cx={px(dimple[0])} cy={px(dimple[1])} r="9" className={styles['dimple']} />
      )}
      <Bar pin={first} from={0} to={-legPx} thick={8} fill="var(--act)" />
      <Badge at={[x, y]} width={24} height={20} colour="var(--act)" signal={null}>
        1
      </Badge>
    </g>
  )
}
