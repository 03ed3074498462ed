/**
 * What the replies of a chip that cannot be identified say about the wires. Pure.
 *
 * Half of the wiring faults look alike on the bus: without CS, CLK, MOSI or VCC the chip never drives MISO, without
 * MISO nobody sees it drive, with two wires exchanged it hears nothing, and all of that reads as the line rests. No
 * command can tell these apart. They are said to be alike, in the order in which to check them; only what the replies
 * do tell apart is called likelier than the rest.
 */
import type {
  ChipWire,
  OtherAnswer,
  WiringCause,
  WiringCauseId,
  WiringFinding,
} from '../../shared/model/wiring.ts'
import { hex, isKnownId, noData, oneBitAway, shiftedId, steady } from './diagnose.ts'

/** What an undriven MISO is known to read with this programmer: its pins have a pull-down, a pull-up, or who knows. */
export type LineRest = 'low' | 'high' | 'unknown'

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
  /** Steady answers to the other questions for a name, asked when 9F got none. */
  readonly otherAnswers: readonly OtherAnswer[]
}

/** A reply this many bits away from what most replies say is another reply, not one with a wrong bit. */
const OTHER_REPLY_BITS = 7
const ID_BYTES = 3
/** So much more of the replies agree that chance does not explain it. */
const CLEARLY_BETTER = 0.3

type Suspect = readonly [WiringCauseId, ...ChipWire[]]

interface Suspicion {
  /** What fits best; several when nothing tells them apart, in the order in which to check. */
  readonly best: readonly Suspect[]
  /** What fits too, likelier first. */
  readonly behind: readonly Suspect[]
}

/** Everything a person needs to be told about these replies; no causes when nothing is wrong with them. */
export function wiringFinding(seen: Observations): WiringFinding {
  const most = byMajority(seen.ids)
  const equalTries = seen.ids.filter((id) => hex(id) === hex(most)).length
  const { best, behind } = suspicion(seen, most)
  const causes = [...best, ...behind].map(([id, ...wires], at): WiringCause => {
    const place = at - best.length
    const likely =
      place >= 2
        ? 'less likely'
        : place >= 0
          ? 'possible'
          : best.length > 1
            ? 'alike'
            : 'most likely'
    return { id, wires, likely }
  })
  const idBytes = hex(most.subarray(0, ID_BYTES))
  const steadyId = equalTries === seen.ids.length ? most.subarray(0, ID_BYTES) : null
  return {
    idBytes,
    tries: seen.ids.length,
    equalTries,
    otherAnswers: seen.otherAnswers,
    oneBitAway: steadyId === null ? [] : oneBitAway(steadyId),
    causes,
  }
}

function suspicion(seen: Observations, most: Uint8Array): Suspicion {
  const { ids, slowIds, rest } = seen
  const slowIsRight = steady(slowIds) && answers(slowIds[0])
  if (slowIsRight && !(steady(ids) && answers(ids[0])))
    return {
      best: [['too-fast', 'CLK']],
      behind: [['long-wires'], ['weak-contact', 'CLK', 'MISO', 'GND']],
    }
  // What is no better at a slow clock does not come from the clock.
  const slowTried = slowIds.length > 0
  const slowHelps = agreement(slowIds) > agreement(ids) + CLEARLY_BETTER
  const tooFast: readonly Suspect[] = slowTried && !slowHelps ? [] : [['too-fast', 'CLK']]
  const followed = seen.latchTests > 0 && seen.latchFollowed === seen.latchTests
  const dead = [...ids, ...seen.status].every((reply) => noData(reply) !== null)
  // Somebody speaks, only not when asked by 9F: older kinds do not know it.
  const speaks = seen.otherAnswers.length > 0 || followed
  if (uniform(ids) && noData(most) !== null && speaks)
    return { best: [['other-kind']], behind: [['two-chips', 'CS']] }
  if (dead && uniform(ids)) return silence(rest, noData(most) ?? 'all-ff')

  // No data at all is another reply however few bits the ID has.
  const distances = ids.map((id) =>
    noData(id) !== null && noData(most) === null
      ? OTHER_REPLY_BITS
      : bitsApart(id.subarray(0, ID_BYTES), most),
  )
  const others = distances.filter((bits) => bits >= OTHER_REPLY_BITS).length
  const equal = distances.filter((bits) => bits === 0).length
  // A line that nothing holds: no two replies have anything in common.
  if (equal < ids.length / 5 && others > ids.length / 2) return noise(rest)
  // Whole replies missing between good ones: the chip was paused or deselected, not misheard.
  if (others > 0 && others >= ids.length - equal - others)
    return {
      best: [
        ['hold-floats', 'HOLD'],
        ['weak-contact', 'CS', 'VCC', 'CLK'],
      ],
      behind: [['board-on', 'VCC']],
    }
  const id = most.subarray(0, ID_BYTES)
  if (!isKnownId(id) && shiftedId(most) !== null)
    return {
      best: [['clk-rings', 'CLK', 'GND'], ...tooFast],
      behind: [['cs-late', 'CS'], ['long-wires']],
    }
  if (equal < ids.length)
    return {
      best: [['weak-contact', 'MISO', 'CLK', 'GND'], ...tooFast],
      behind: [['long-wires'], ['board-on', 'VCC']],
    }
  if (isKnownId(id)) return { best: [], behind: [] }
  // Steady, and still no name that anybody has. A latch that obeys shows that the clock is right; two chips obey as one.
  const oneBit: readonly Suspect[] = oneBitAway(id).length > 0 ? [['weak-contact', 'MISO']] : []
  const best = [
    ['other-kind'],
    ['two-chips', 'CS'],
    ...oneBit,
    ...(followed ? [] : tooFast),
  ] as const
  return { best, behind: [] }
}

/** Wires that must all have contact before anything is heard, in the order in which they are worth feeling. */
const NO_CONTACT = ['no-contact', 'MISO', 'CS', 'CLK', 'VCC', 'MOSI', 'HOLD'] as const
/** The same where MISO itself reads a level that only something at its other end can give it. */
const NO_OTHER_CONTACT = ['no-contact', 'CS', 'CLK', 'VCC', 'MOSI', 'HOLD'] as const
const SWAPPED = ['swapped', 'MISO', 'MOSI'] as const
const TURNED = ['clip-turned'] as const
const ASLEEP = ['asleep', 'VCC'] as const

function silence(rest: LineRest, level: 'all-ff' | 'all-00'): Suspicion {
  const held =
    level === 'all-00' ? (['miso-low', 'MISO'] as const) : (['miso-high', 'MISO'] as const)
  const asItRests = rest === 'unknown' || (rest === 'low') === (level === 'all-00')
  return asItRests
    ? { best: [NO_CONTACT, TURNED, SWAPPED, held], behind: [ASLEEP] }
    : { best: [held, NO_OTHER_CONTACT], behind: [['board-on', 'VCC'], TURNED] }
}

function noise(rest: LineRest): Suspicion {
  const ground = ['gnd-open', 'GND'] as const
  // A line with a pull of its own is noisy only when something drives it so.
  return rest === 'unknown'
    ? { best: [NO_CONTACT, TURNED, SWAPPED, ground], behind: [ASLEEP] }
    : { best: [ground], behind: [['board-on', 'VCC'], ['weak-contact', 'MISO', 'CLK'], NO_CONTACT] }
}

const answers = (reply: Uint8Array | undefined): boolean =>
  reply !== undefined && noData(reply) === null && isKnownId(reply.subarray(0, ID_BYTES))

const uniform = (replies: readonly Uint8Array[]): boolean =>
  replies.every((reply) => noData(reply) === noData(replies[0] ?? reply))

/** The share of replies that say what most of them say. */
function agreement(replies: readonly Uint8Array[]): number {
  const most = hex(byMajority(replies))
  return replies.filter((reply) => hex(reply) === most).length / Math.max(1, replies.length)
}

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
