/** Pure: where chip, header and wires of a wiring view lie. Everything is placed from left to right; nothing by hand. */
import type { ChipPackage, Header, SignalKey } from '../../../shared/data/guide.ts'
import type { Wire, WiringPlan } from '../../../shared/wiring.ts'
import { headerPlaces } from './header-places.ts'
import type { HeaderPlaces } from './header-places.ts'
import { laneGapPx, rounded, routes } from './routes.ts'
import type { Line, WireEnd } from './routes.ts'

export interface ChipPinPlace extends WireEnd {
  readonly n: number
  readonly signal: SignalKey
  readonly state: 'wired' | 'left-off' | 'pull-up' | 'open'
}

export interface WiringLayout {
  readonly width: number
  readonly height: number
  readonly chip: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  /** From the lower edge of the chip to the line of its note. */
  readonly noteBelow: number
  readonly chipPins: readonly ChipPinPlace[]
  readonly header: HeaderPlaces
  readonly wires: readonly {
    readonly wire: Wire
    readonly path: string
    readonly tag: readonly [x: number, y: number]
    /** Where the ends are marked when this wire is the suspect: at the chip, at the header. */
    readonly flags: readonly [Point, Point]
    /** Middle of its series resistor, on a level stretch before its name. */
    readonly resistor: readonly [x: number, y: number] | null
  }[]
  /** The chip that has to stay silent, below the one in hand; `null` where there is none. */
  readonly otherChip: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } | null
}

type Point = readonly [x: number, y: number]

const legPx = 22
const tagRoomPx = 62
const resistorRoomPx = 40
const otherChipPx = { width: 96, height: 34, above: 46 }

export function wiringLayout(
  plan: WiringPlan,
  chipPackage: ChipPackage,
  header: Header,
  turned: boolean,
): WiringLayout {
  const rows = chipPackage.pin_count / 2
  const pitch = rows > 4 ? 19 : 22
  const chipHeight = rows * pitch + 6
  const chipWidth = rows > 4 ? 112 : 96
  const stateOf = new Map<number, ChipPinPlace['state']>(
    plan.wires.map(({ chipPin }) => [chipPin, 'wired']),
  )
  for (const { chipPin } of plan.leftOff) stateOf.set(chipPin, 'left-off')
  for (const { chipPin } of plan.pullUps) stateOf.set(chipPin, 'pull-up')
  const parts = plan.pullUps.length > 0
  // Room outside the legs: for the resistors of a loose chip, and for one track per wire that is led round.
  const outside = parts ? 66 : plan.leftOff.length > 0 ? 30 : 12
  const led = plan.wires.filter(({ chipPin }) => chipPin <= rows !== turned).length
  const chipX = 14 + (led - 1) * laneGapPx + outside + legPx
  const headTop = 34 + 2 * laneGapPx
  const headX =
    chipX +
    chipWidth +
    legPx +
    outside +
    plan.wires.length * laneGapPx +
    tagRoomPx +
    (plan.seriesOhm === null ? 0 : resistorRoomPx)
  const places = headerPlaces(header, headX, headTop)
  const around = led * laneGapPx + (parts ? 46 : 30)
  const chipY = Math.max(headTop + places.box.height * 0.3, around + 20)
  const chipPins = chipPackage.pins.map(({ n, signal }): ChipPinPlace => {
    const first = n <= rows
    const left = first !== turned
    const fromTop = first ? n - 1 : chipPackage.pin_count - n
    const row = turned ? rows - 1 - fromTop : fromTop
    return {
      n,
      signal,
      x: left ? chipX - legPx : chipX + chipWidth + legPx,
      y: chipY + 3 + (row + 0.5) * pitch,
      faces: left ? -1 : 1,
      state: stateOf.get(n) ?? 'open',
    }
  })
  const nets = plan.wires.map((wire) => {
    const chip = chipPins.find(({ n }) => n === wire.chipPin)
    const pin = places.pins.find(({ n }) => n === wire.headerPin)
    if (chip === undefined || pin === undefined) throw new Error(`no pin for ${wire.signal}`)
    return { chip, header: pin.end, power: wire.role === 'power' }
  })
  const far = nets.filter((net) => net.header.faces > 0).length
  const chipBottom = chipY + chipHeight + (parts ? 54 : 30)
  const headBottom = places.box.y + places.box.height + 12
  const lines = routes(nets, {
    lane0: chipX + chipWidth + legPx + outside,
    left: chipX - legPx - outside,
    right: places.extent[1] + 14,
    chipTop: chipY - (parts ? 52 : 32),
    chipBottom,
    // Two-row headers have their title above them, boards their USB plug.
    headTop: headTop - (places.edge ? 24 : 32),
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
      : { ...otherChipPx, x: chipX, y: lowestAtChip + otherChipPx.above }
  return {
    width: Math.ceil(places.extent[1] + 14 + Math.max(1, far) * laneGapPx),
    height: Math.ceil(
      Math.max(lowest, otherChip === null ? 0 : otherChip.y + otherChip.height + 10) + 14,
    ),
    otherChip:
      otherChip === null
        ? null
        : { x: otherChip.x, y: otherChip.y, width: otherChip.width, height: otherChip.height },
    chip: { x: chipX, y: chipY, width: chipWidth, height: chipHeight },
    noteBelow: parts && turned ? 38 : 18,
    chipPins,
    header: places,
    wires: plan.wires.map((wire, index) => {
      const line = lines[index] ?? []
      const net = nets[index]
      if (net === undefined) throw new Error('a wire without its net')
      const tag = tagOf(line, net.header)
      return {
        wire,
        path: rounded(line),
        tag,
        flags: [
          [net.chip.x + net.chip.faces * 14, net.chip.y],
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

/** Near pins carry the name right before the pin, far ones on the level run round the header. */
function tagOf(line: Line, end: WireEnd): readonly [x: number, y: number] {
  if (end.faces < 0) return [end.x - 32, end.y]
  const from = line.at(-4)
  const to = line.at(-3)
  if (from === undefined || to === undefined) return [end.x, end.y]
  return [(from[0] + to[0]) / 2, to[1]]
}
