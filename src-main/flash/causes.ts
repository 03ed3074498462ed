/**
 * What the replies of a chip that cannot be identified say about the wires, likeliest cause first. Pure.
 *
 * Half of the wiring faults look alike on the bus: without CS, CLK, MOSI or VCC the chip never drives MISO, without
 * MISO nobody sees it drive, and all of that reads as the line rests. No command can tell these apart, so they are
 * one cause that names its wires in the order in which to feel them; what can be told apart is ranked on its own.
 */
import type { ChipWire, WiringCause, WiringCauseId, WiringFinding } from '../../shared/model.ts'
import { hex, isKnownId, noData, shiftedId, steady } from './diagnose.ts'

/**
 * What an undriven MISO reads with this programmer: a pull-down (`low`), a pull-up (`high`), nothing at all (`noise`,
 * pins that have lost their pull), or not known.
 */
export type LineRest = 'low' | 'high' | 'noise' | 'unknown'

export interface Observations {
  readonly rest: LineRest
  /** Replies to 9F at the session's clock, all of one length of at least 3 bytes. */
  readonly ids: readonly Uint8Array[]
  /** The same, clocked slowly; empty where the programmer cannot or is slow already. */
  readonly slowIds: readonly Uint8Array[]
  /** SR1 as read. */
  readonly status: readonly Uint8Array[]
  /** How many of `latchTests` saw the write enable latch follow WREN and WRDI. */
  readonly latchFollowed: number
  readonly latchTests: number
}

/** A reply this many bits away from what most replies say is another reply, not one with a wrong bit. */
const OTHER_REPLY_BITS = 7
const ID_BYTES = 3

type Ranked = readonly (readonly [WiringCauseId, ...ChipWire[]])[]

/** Everything a person needs to be told about these replies; no causes when nothing is wrong with them. */
export function wiringFinding(seen: Observations): WiringFinding {
  const most = byMajority(seen.ids)
  const equalTries = seen.ids.filter((id) => hex(id) === hex(most)).length
  return {
    idBytes: hex(most.subarray(0, ID_BYTES)),
    tries: seen.ids.length,
    equalTries,
    causes: causesFor(seen, most).map(([id, ...wires], at) => ({
      id,
      wires,
      likely: likelihood(at),
    })),
  }
}

const likelihood = (at: number): WiringCause['likely'] =>
  at === 0 ? 'most likely' : at < 3 ? 'possible' : 'less likely'

function causesFor(seen: Observations, most: Uint8Array): Ranked {
  const { ids, slowIds, rest } = seen
  const slowIsRight = steady(slowIds) && answers(slowIds[0])
  if (slowIsRight && !(steady(ids) && answers(ids[0])))
    return [['too-fast', 'CLK'], ['weak-contact', 'CLK', 'MISO', 'GND'], ['long-wires']]
  const dead = [...ids, ...seen.status].every((reply) => noData(reply) !== null)
  if (dead && uniform(ids)) return silentCauses(rest, noData(most) ?? 'all-ff')

  // No data at all is another reply however few bits the ID has.
  const distances = ids.map((id) =>
    noData(id) !== null && noData(most) === null
      ? OTHER_REPLY_BITS
      : bitsApart(id.subarray(0, ID_BYTES), most),
  )
  const others = distances.filter((bits) => bits >= OTHER_REPLY_BITS).length
  const equal = distances.filter((bits) => bits === 0).length
  // A line that nothing holds: no two replies have anything in common.
  if (equal < ids.length / 5 && others > ids.length / 2) return noiseCauses(rest)
  // Whole replies missing between good ones: the chip was paused or deselected, not misheard.
  if (others > 0 && others >= ids.length - equal - others)
    return [
      ['hold-floats', 'HOLD'],
      ['weak-contact', 'CS', 'VCC', 'CLK'],
      ['board-on', 'VCC'],
    ]
  const id = most.subarray(0, ID_BYTES)
  if (!isKnownId(id) && shiftedId(most) !== null)
    return [['clk-rings', 'CLK', 'GND'], ['too-fast', 'CLK'], ['cs-late', 'CS'], ['long-wires']]
  if (equal < ids.length)
    return [
      ['weak-contact', 'MISO', 'CLK', 'GND'],
      ['too-fast', 'CLK'],
      ['long-wires'],
      ['board-on', 'VCC'],
    ]
  if (isKnownId(id)) return []
  return [['other-kind'], ['two-chips', 'CS'], ['too-fast', 'CLK']]
}

/** Wires that must all have contact before anything is heard, in the order in which they are worth feeling. */
const NO_CONTACT = ['no-contact', 'MISO', 'CS', 'CLK', 'VCC', 'MOSI', 'HOLD'] as const
const SWAPPED = ['swapped', 'MISO', 'MOSI'] as const
const TURNED = ['clip-turned'] as const
const ASLEEP = ['asleep', 'VCC'] as const

function silentCauses(rest: LineRest, level: 'all-ff' | 'all-00'): Ranked {
  const held =
    level === 'all-00' ? (['miso-low', 'MISO'] as const) : (['miso-high', 'MISO'] as const)
  const asItRests =
    rest === 'unknown' ||
    (rest === 'low' && level === 'all-00') ||
    (rest === 'high' && level === 'all-ff')
  // A level that the line does not take by itself is held by something.
  return asItRests
    ? [NO_CONTACT, SWAPPED, held, TURNED, ASLEEP]
    : [held, NO_CONTACT, ['board-on', 'VCC'], TURNED]
}

function noiseCauses(rest: LineRest): Ranked {
  const ground = ['gnd-open', 'GND'] as const
  return rest === 'low' || rest === 'high'
    ? [ground, NO_CONTACT, ['board-on', 'VCC'], ['weak-contact', 'MISO', 'CLK']]
    : [NO_CONTACT, ground, SWAPPED, TURNED]
}

const answers = (reply: Uint8Array | undefined): boolean =>
  reply !== undefined && noData(reply) === null && isKnownId(reply.subarray(0, ID_BYTES))

const uniform = (replies: readonly Uint8Array[]): boolean =>
  replies.every((reply) => noData(reply) === noData(replies[0] ?? reply))

/** Each bit as most replies have it. */
function byMajority(replies: readonly Uint8Array[]): Uint8Array {
  const length = Math.min(...replies.map((reply) => reply.length), 255)
  return Uint8Array.from({ length: replies.length === 0 ? 0 : length }, (_, at) => {
    let byte = 0
    for (let bit = 7; bit >= 0; bit--) {
      const ones = replies.filter((reply) => (((reply[at] ?? 0) >> bit) & 1) === 1).length
      byte = byte * 2 + (2 * ones > replies.length ? 1 : 0)
    }
    return byte
  })
}

function bitsApart(one: Uint8Array, other: Uint8Array): number {
  let bits = 0
  for (const [at, byte] of one.entries())
    for (let rest = byte ^ (other[at] ?? 0); rest > 0; rest >>= 1) bits += rest & 1
  return bits
}
