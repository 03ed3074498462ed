// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: wires as right-angled lines. Each leaves its pin straight, has exactly one vertical lane in the channel between
 * chip and header, and enters straight; wires of pins that face away go round the top or the bottom, and those of a
 * horizontal chip go over the top or under the bottom. All orders of lanes and all ways round are tried; crossings cost
 * most, length least.
 */
import type { Point } from './geometry.ts'

export interface WireEnd {
  readonly x: number
  readonly y: number
  /** Direction of the pin: -1 left, 1 right. */
  readonly faces: -1 | 1
}

export interface Net {
  readonly chip: { readonly x: number; readonly y: number; readonly away: Point }
  readonly header: WireEnd
  readonly power: boolean
}

export interface Room {
  /** x of the first lane of the channel. */
  readonly lane0: number
  /** x of the innermost track left of the chip, and right of the header. */
  readonly left: number
  readonly right: number
  readonly chipTop: number
  readonly chipBottom: number
  readonly headTop: number
  readonly headBottom: number
}

export type Line = readonly (readonly [x: number, y: number])[]

export const laneGapPx = 13
const overlap = 1000
/** A track this close to the level of its destination is moved to that level. */
const jogPx = 4
const nearPx = 8

/** One line per net, in the order of the nets. */
export function routes(nets: readonly Net[], room: Room): readonly Line[] {
  const away = nets.flatMap(({ chip }, index) =>
    chip.away[0] < 0 ? [{ index, end: 'chip' as const }] : [],
  )
  const far = nets.flatMap(({ header }, index) =>
    header.faces > 0 ? [{ index, end: 'header' as const }] : [],
  )
  const turns = [...away, ...far]
  let best: Found = { cost: Infinity, lines: [] }
  for (let bits = 0; bits < 1 << turns.length; bits++) {
    const down = (index: number, end: 'chip' | 'header') => {
      const across = end === 'chip' ? (nets[index]?.chip.away[1] ?? 0) : 0
      if (across !== 0) return across > 0
      const at = turns.findIndex((turn) => turn.index === index && turn.end === end)
      return ((bits >> at) & 1) === 1
    }
    const track = tracks(nets, down)
    const lanes = nets.map((net, index) =>
      nets.map((_, lane) => lineOf(net, room, room.lane0 + lane * laneGapPx, down, index, track)),
    )
    best = cheapest(lanes, nets, best)
  }
  return best.lines
}

interface Found {
  readonly cost: number
  readonly lines: readonly Line[]
}

/**
 * The cheapest order of lanes, given every wire on every lane; `best` if no order costs less. Assigns wire after wire
 * to a lane, and abandons a partial order as soon as the shortest lines of the rest would exceed the best cost so far:
 * this runs on every turn of the chip, and 720 orders in up to 256 ways round take a noticeable time.
 */
function cheapest(lanes: readonly (readonly Line[])[], nets: readonly Net[], before: Found): Found {
  const lengths = lanes.map((lines) => lines.map((line) => lengthOf(line) * 0.3))
  /** Least cost of the wires from this one on. */
  const least = lengths.map(() => 0)
  for (let i = lengths.length - 1; i >= 0; i--)
    least[i] = (least[i + 1] ?? 0) + Math.min(...(lengths[i] ?? []))
  const size = lanes.length
  const known = new Float64Array(size ** 4).fill(-1)
  const pair = (i: number, lane: number, j: number, other: number): number => {
    const at = ((i * size + lane) * size + j) * size + other
    const reckoned = known[at] ?? -1
    if (reckoned >= 0) return reckoned
    const each = nets[i]?.power || nets[j]?.power ? 1000 : 2000
    const cost = crossings(lanes[i]?.[lane] ?? [], lanes[j]?.[other] ?? []) * each
    known[at] = cost
    return cost
  }
  let best = before
  const order: number[] = []
  const place = (cost: number) => {
    const i = order.length
    if (cost + (least[i] ?? 0) >= best.cost) return
    if (i === size) {
      best = { cost, lines: order.map((lane, index) => lanes[index]?.[lane] ?? []) }
      return
    }
    for (let lane = 0; lane < size; lane++) {
      if (order.includes(lane)) continue
      let more = cost + (lengths[i]?.[lane] ?? 0)
      for (const [j, other] of order.entries()) more += pair(i, lane, j, other)
      order.push(lane)
      place(more)
      order.pop()
    }
  }
  place(0)
  return best
}

interface Tracks {
  readonly chip: readonly number[]
  readonly header: readonly number[]
}

/** Nested tracks: the pin nearest to the turn takes the innermost. */
function tracks(
  nets: readonly Net[],
  down: (index: number, end: 'chip' | 'header') => boolean,
): Tracks {
  const of = (end: 'chip' | 'header') => {
    const places = nets.map(() => 0)
    for (const side of [false, true]) {
      const ranked = nets
        .map((net, index) => ({
          index,
          near: nearness(net, end, side),
        }))
        .filter(({ index, near }) => near !== null && down(index, end) === side)
        .sort((a, b) => (b.near ?? 0) - (a.near ?? 0))
      for (const [rank, { index }] of ranked.entries()) places[index] = rank
    }
    return places
  }
  return { chip: of('chip'), header: of('header') }
}

/** The larger, the earlier a wire of this pin meets the turn; `null` for a wire that needs no turn. */
function nearness({ chip, header }: Net, end: 'chip' | 'header', down: boolean): number | null {
  if (end === 'header') return header.faces > 0 ? (down ? header.y : -header.y) : null
  if (chip.away[1] !== 0) return chip.x
  return chip.away[0] < 0 ? (down ? chip.y : -chip.y) : null
}

function lineOf(
  { chip, header }: Net,
  room: Room,
  lane: number,
  down: (index: number, end: 'chip' | 'header') => boolean,
  index: number,
  track: Tracks,
): Line {
  const points: [number, number][] = [[chip.x, chip.y]]
  const shift = (track.chip[index] ?? 0) * laneGapPx
  const far = (track.header[index] ?? 0) * laneGapPx
  const end =
    header.faces < 0 ? header.y : down(index, 'header') ? room.headBottom + far : room.headTop - far
  const own = down(index, 'chip') ? room.chipBottom + shift : room.chipTop - shift
  const level = Math.abs(own - end) <= jogPx ? end : own
  if (chip.away[1] !== 0) points.push([chip.x, level], [lane, level])
  else if (chip.away[0] < 0)
    points.push([room.left - shift, chip.y], [room.left - shift, level], [lane, level])
  else points.push([lane, chip.y])
  points.push([lane, end])
  if (header.faces > 0) points.push([room.right + far, end], [room.right + far, header.y])
  points.push([header.x, header.y])
  return points
}

function lengthOf(line: Line): number {
  let length = 0
  for (let at = 1; at < line.length; at++) {
    const [a, b] = [line[at - 1], line[at]]
    if (a !== undefined && b !== undefined) length += Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
  }
  return length
}

/** How often two lines cross; lines on top of each other count a thousand times. */
export function crossings(one: Line, other: Line): number {
  let count = 0
  for (let i = 1; i < one.length; i++)
    for (let j = 1; j < other.length; j++) {
      const [a, b, p, q] = [one[i - 1], one[i], other[j - 1], other[j]]
      if (a === undefined || b === undefined || p === undefined || q === undefined) continue
      const flat = a[1] === b[1]
      if (flat !== (p[1] === q[1])) {
        const [h0, h1, v0, v1] = flat ? [a, b, p, q] : [p, q, a, b]
        if (
          v0[0] > Math.min(h0[0], h1[0]) - 1 &&
          v0[0] < Math.max(h0[0], h1[0]) + 1 &&
          h0[1] > Math.min(v0[1], v1[1]) - 1 &&
          h0[1] < Math.max(v0[1], v1[1]) + 1
        )
          count++
        continue
      }
      const [along, across] = flat ? ([0, 1] as const) : ([1, 0] as const)
      if (Math.abs(a[across] - p[across]) >= nearPx) continue
      const shared =
        Math.min(Math.max(a[along], b[along]), Math.max(p[along], q[along])) -
        Math.max(Math.min(a[along], b[along]), Math.min(p[along], q[along]))
      if (shared > 0) count += overlap
    }
  return count
}

/** The line as an SVG path with rounded corners. */
export function rounded(line: Line, radius = 8): string {
  const points = line.filter((point, at) => {
    const before = line[at - 1]
    return before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1]) > 0.5
  })
  const round = (value: number) => Math.round(value * 10) / 10
  return points
    .map((point, at) => {
      const [x, y] = point
      const before = points[at - 1]
      const after = points[at + 1]
      if (before === undefined) return `M${round(x)} ${round(y)}`
      if (after === undefined) return `L${round(x)} ${round(y)}`
      const inLength = Math.hypot(x - before[0], y - before[1])
      const outLength = Math.hypot(after[0] - x, after[1] - y)
      const r = Math.min(radius, inLength / 2, outLength / 2)
      const from = [
        x + ((before[0] - x) / inLength) * r,
        y + ((before[1] - y) / inLength) * r,
      ] as const
      const to = [
        x + ((after[0] - x) / outLength) * r,
        y + ((after[1] - y) / outLength) * r,
      ] as const
      return `L${round(from[0])} ${round(from[1])}Q${round(x)} ${round(y)} ${round(to[0])} ${round(to[1])}`
    })
    .join('')
}
