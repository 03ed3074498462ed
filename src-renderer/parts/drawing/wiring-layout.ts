// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: positions of chip, header and wires of a wiring view. All positions are computed, from left to right. */
import type { ChipPackage, Header } from '../../../shared/data/guide.ts'
import type { Wire, WiringPlan } from '../../../shared/wiring.ts'
import type { Point } from './geometry.ts'
import { headerPlaces, pinPitchPx } from './header-places.ts'
import type { HeaderPlaces } from './header-places.ts'
import { laneGapPx, routes } from './routes.ts'
import type { Line, WireEnd } from './routes.ts'
import { allWords, legPx, wiringChip } from './wiring-chip.ts'
import type { ChipPinPlace, DrawnWords, Lie, WiringChip } from './wiring-chip.ts'

export interface WiringLayout {
  readonly width: number
  readonly height: number
  /** The chip at its position; its pins in page coordinates. */
  readonly chip: WiringChip & { readonly x: number; readonly y: number }
  readonly header: HeaderPlaces
  readonly wires: readonly {
    readonly wire: Wire
    readonly line: Line
    readonly tag: Point
    /** Where the ends are marked if this wire is the suspect: at the chip, at the header. */
    readonly flags: readonly [Point, Point]
    /** Middle of its series resistor, on a horizontal stretch before its name. */
    readonly resistor: Point | null
  }[]
  /** Lower edge of the connected parts; below it is only more of the header. */
  readonly needed: number
  /** The chip that must stay silent, below the current one; `null` if there is none. */
  readonly otherChip: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } | null
}

const tagRoomPx = 54
/** Between the last lane and the header, where there are no names of wires. */
const quietRoomPx = 14
const resistorRoomPx = 40
const otherChipPx = { width: 96, height: 34, above: 46 }
const marginPx = 9

const known = new WeakMap<WiringPlan, Map<string, WiringLayout>>()

/**
 * The layout of a plan with its package and header. The card to print shows the same as the screen, so it is computed
 * once for both.
 */
export function layoutOf(
  plan: WiringPlan,
  chipPackage: ChipPackage,
  header: Header,
  { turn, under }: Lie,
  words = allWords,
): WiringLayout {
  const key = `${turn} ${under} ${words.quiet} ${words.byName}`
  const ofPlan = known.get(plan) ?? new Map<string, WiringLayout>()
  known.set(plan, ofPlan)
  const layout = ofPlan.get(key) ?? wiringLayout(plan, chipPackage, header, { turn, under }, words)
  ofPlan.set(key, layout)
  return layout
}

export function wiringLayout(
  plan: WiringPlan,
  chipPackage: ChipPackage,
  header: Header,
  lie: Lie,
  words: DrawnWords = allWords,
): WiringLayout {
  const drawn = wiringChip(plan, chipPackage, lie, words)
  const { width, height, standing, beyondLegs, beside } = drawn
  const parts = plan.pullUps.length > 0
  const wired = drawn.pins.filter(({ state }) => state === 'wired')
  const led = standing
    ? Math.max(...[-1, 1].map((side) => wired.filter(({ away }) => away[1] === side).length))
    : wired.filter(({ away }) => away[0] < 0).length
  // Room beside the chip for its legs and parts, and on its left for one track per wire that goes round.
  const outside = standing ? beside : legPx + beyondLegs
  const chipX = marginPx + outside + (standing ? 0 : Math.max(0, led - 1) * laneGapPx)
  const headTop = 34 + 2 * laneGapPx
  const lane0 = chipX + width + outside
  const headX =
    lane0 +
    plan.wires.length * laneGapPx +
    (words.quiet ? quietRoomPx : tagRoomPx) +
    (plan.seriesOhm === null ? 0 : resistorRoomPx)
  const places = headerPlaces(header, headX, headTop, {
    used: new Map(plan.wires.map(({ headerPin, signal }) => [headerPin, signal])),
    // A supply pin without a wire is included too: the user could mistake it for another.
    names: new Map(
      [...plan.wires, ...plan.leftOff].map(({ headerPin, headerName }) => [headerPin, headerName]),
    ),
    quiet: words.quiet,
  })
  // From the body to the first track above and below it.
  const [above, below] = standing
    ? [legPx + beyondLegs + 6, legPx + beyondLegs + 6]
    : [parts ? 52 : 34, parts ? 54 : 32]
  const around = above + led * laneGapPx
  // Two-row headers have their title above them, boards their USB plug.
  const headTrack = headTop - (places.edge ? 24 : 32)
  const least = Math.max(headTop + places.box.height * (standing ? 0.22 : 0.3), around + 6)
  // Tracks of chip and header are on one grid, to avoid steps of a few pixels.
  const chipY = headTrack + above + Math.ceil((least - headTrack - above) / laneGapPx) * laneGapPx
  const pins = drawn.pins.map((pin): ChipPinPlace => ({
    ...pin,
    x: chipX + pin.x,
    y: chipY + pin.y,
  }))
  const nets = plan.wires.map((wire) => {
    const chip = pins.find(({ n }) => n === wire.chipPin)
    const pin = places.pins.find(({ n }) => n === wire.headerPin)
    if (chip === undefined || pin === undefined) throw new Error(`no pin for ${wire.signal}`)
    return { chip, header: pin.end, power: wire.role === 'power' }
  })
  const farNets = nets.filter((net) => net.header.faces > 0)
  const far = farNets.length
  // Names on parallel runs would touch, so each is moved by its width, and by that of a resistor before it.
  const asidePx = 50 + (plan.seriesOhm === null ? 0 : resistorRoomPx)
  const aside = (net: (typeof nets)[number]) => (farNets.indexOf(net) - (far - 1) / 2) * asidePx
  const chipBottom = chipY + height + below
  const headBottom = places.box.y + places.box.height + 12
  const lines = routes(nets, {
    lane0,
    left: chipX - outside,
    right: places.extent[1] + 14,
    chipTop: chipY - above,
    chipBottom,
    headTop: headTrack,
    headBottom,
  })
  const lowest = Math.max(...lines.flatMap((line) => line.map(([, y]) => y)), headBottom)
  const lowestAtChip = Math.max(
    chipBottom,
    ...lines.flatMap((line) => line.flatMap(([x, y]) => (x < headX - tagRoomPx ? [y] : []))),
  )
  const otherChip =
    plan.otherChipSelect === null
      ? null
      : {
          x: chipX,
          y: lowestAtChip + otherChipPx.above,
          width: otherChipPx.width,
          height: otherChipPx.height,
        }
  return {
    width: Math.ceil(places.extent[1] + (far === 0 ? 0 : 14 + far * laneGapPx) + 6),
    height: Math.ceil(
      Math.max(lowest, otherChip === null ? 0 : otherChip.y + otherChip.height + 12) + 14,
    ),
    needed: Math.ceil(
      Math.max(
        ...lines.flatMap((line) => line.map(([, y]) => y + 10)),
        ...places.pins.flatMap(({ n, y }) =>
          [...plan.wires, ...plan.leftOff].some(({ headerPin }) => headerPin === n)
            ? [y + 2 * pinPitchPx]
            : [],
        ),
        chipBottom + 4,
        otherChip === null ? 0 : otherChip.y + otherChip.height + 26,
      ),
    ),
    otherChip,
    chip: { ...drawn, pins, x: chipX, y: chipY },
    header: places,
    wires: plan.wires.map((wire, index) => {
      const line = lines[index] ?? []
      const net = nets[index]
      if (net === undefined) throw new Error('a wire without its net')
      const tag = tagOf(line, net.header, headX, aside(net))
      const { x, y, away } = net.chip
      return {
        wire,
        line,
        tag,
        flags: [
          [x + away[0] * 14, y + away[1] * 14],
          net.header.faces < 0
            ? [tag[0] - (plan.seriesOhm === null ? 30 : 30 + resistorRoomPx), tag[1]]
            : [net.header.x + 14, net.header.y],
        ],
        resistor:
          plan.seriesOhm === null || wire.role === 'power'
            ? null
            : [tag[0] - resistorRoomPx, tag[1]],
      }
    }),
  }
}

/** Near pins have the name before the header, all in one column; far ones on the horizontal run round the header. */
function tagOf(line: Line, end: WireEnd, headX: number, aside: number): Point {
  if (end.faces < 0) return [headX - 29, end.y]
  const from = line.at(-4)
  const to = line.at(-3)
  if (from === undefined || to === undefined) return [end.x, end.y]
  return [(from[0] + to[0]) / 2 + aside, to[1]]
}
