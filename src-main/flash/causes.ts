// SPDX-License-Identifier: GPL-3.0-or-later
/** What the replies of an unidentified chip show about its wires, and the causes that fit. Pure. */
import { hex } from '../../shared/hex.ts'
import type { OtherAnswer, WiringFinding } from '../../shared/model/wiring.ts'
import type { ReplyShape, WiredHow, WiringEvidence } from '../../shared/wires/evidence.ts'
import { ranking } from '../../shared/wires/odds.ts'
import { doubtsOf } from '../chip/doubts.ts'
import { isKnownId, noData, oneBitAway, shiftedId, steady } from './diagnose.ts'

export interface Observations {
  /** Replies to 9F at the session's clock, all of the same length, at least 3 bytes. */
  readonly ids: readonly Uint8Array[]
  /** The same at a slow clock; empty when the programmer cannot slow down or is already slow. */
  readonly slowIds: readonly Uint8Array[]
  /** SR1 as read. */
  readonly status: readonly Uint8Array[]
  /** One place of the memory, read twice; empty when no ID carried data. */
  readonly longReads: readonly Uint8Array[]
  /** One place of the SFDP table, read twice. */
  readonly sfdpReads: readonly Uint8Array[]
  /** Number of `latchTests` in which the write enable latch followed WREN and WRDI. */
  readonly latchFollowed: number
  readonly latchTests: number
  /** Steady replies to the other ID commands, sent when 9F got no answer. */
  readonly otherAnswers: readonly OtherAnswer[]
}

const ID_BYTES = 3
/** If the share of equal replies is larger by this, chance does not explain it. */
const CLEARLY_BETTER = 0.3
/** Intermittent contacts hit a long window more often. With few slow replies, this lower share already shows it. */
const CLEARLY_WORSE = 0.2
/** Difference in failure rate that counts as one command failing more often than the other. */
const CLEARLY_MORE = 0.1
/** A reply that belongs to no known chip counts as an ID only above this share: a floating line also repeats itself. */
const SAID_AGAIN = 0.1
/** Share of the wrong replies that must show a pattern before their wrong bits are believed. */
const CARRYING_SHARE = 0.15
/** Fewer wrong bits than this can have the same level by chance. */
const TELLING_BITS = 4
/** Share of the forced bits that may have the other level. */
const STRAY_SHARE = 0.15
/** Largest shift that is tried, bits: one lost or added clock edge shifts the rest by one bit. */
const SLIPPED_BITS = 3

/** The findings about the wires for the user; no causes when nothing is wrong. */
export function wiringFinding(
  seen: Observations,
  how: WiredHow,
  /** Evidence from an earlier look, for wires that are good part of the time. */
  before: Partial<WiringEvidence> = {},
): WiringFinding {
  const most = byMajority(seen.ids)
  const equalTries = seen.ids.filter((id) => hex(id) === hex(most)).length
  const id = most.subarray(0, ID_BYTES)
  return {
    idBytes: hex(id),
    tries: seen.ids.length,
    equalTries,
    otherAnswers: seen.otherAnswers,
    oneBitAway: equalTries === seen.ids.length ? oneBitAway(id) : [],
    ...ranking({ ...evidenceOf(seen), ...before }, how),
  }
}

/** Translates the observations into the evidence that the cause table uses. */
export function evidenceOf(seen: Observations): WiringEvidence {
  const { ids, slowIds, latchFollowed, latchTests } = seen
  const most = byMajority(ids)
  const shape = shapeOf(ids, most)
  const silent = ids.every((reply) => noData(reply) !== null)
  // A floating line gives equal or unequal replies by chance, so a comparison proves nothing.
  const nobody = silent || shape === 'drift'
  const id = most.subarray(0, ID_BYTES)
  const latch =
    latchTests === 0
      ? null
      : latchFollowed === latchTests
        ? 'all'
        : latchFollowed === 0
          ? 'none'
          : 'some'
  return {
    shape,
    slow: nobody ? null : slowOf(ids, slowIds),
    after: partly.includes(shape) ? afterOf(seen) : null,
    latch: shape === 'drift' ? null : latch,
    fails: failsOf(seen, shape),
    long: nobody ? null : longOf(seen),
    speaks: silent ? seen.otherAnswers.length > 0 || latch === 'all' || statusSpeaks(seen) : null,
    oneBit: shape === 'strange' ? oneBitAway(id).length > 0 : null,
    mixedId: shape === 'strange' ? doubtsOf([...id]).length > 0 : null,
  }
}

function longOf({ longReads, sfdpReads }: Observations): WiringEvidence['long'] {
  // A chip that does not know 5A drives nothing, and a floating line never reads the same twice.
  const pairs = [longReads, sfdpReads.some(isDescribed) ? sfdpReads : []].filter(
    (reads) => reads.length > 1,
  )
  return pairs.length === 0 ? null : pairs.every(steady) ? 'equal' : 'differ'
}

/** "SFDP" */
const SFDP_SIGNATURE = '53464450'
export const isDescribed = (reply: Uint8Array): boolean =>
  hex(reply.subarray(0, 4)) === SFDP_SIGNATURE

/** Joins two looks, one after the other, into one. */
export const together = (one: Observations, other: Observations): Observations => ({
  ids: [...one.ids, ...other.ids],
  slowIds: [...one.slowIds, ...other.slowIds],
  status: [...one.status, ...other.status],
  longReads: steady(one.longReads) ? other.longReads : one.longReads,
  sfdpReads: steady(one.sfdpReads) ? other.sfdpReads : one.sfdpReads,
  latchFollowed: one.latchFollowed + other.latchFollowed,
  latchTests: one.latchTests + other.latchTests,
  otherAnswers: other.otherAnswers,
})

/** Patterns in which some replies are right and some are wrong. */
const partly: readonly ReplyShape[] = ['drops', 'forced', 'mixed', 'slips']

function failsOf(seen: Observations, shape: ReplyShape): WiringEvidence['fails'] {
  const good = carrying(seen.ids)
  if (good === null || seen.latchTests === 0 || !partly.includes(shape)) return null
  const ofId = 1 - seen.ids.filter((id) => hex(id) === hex(good)).length / seen.ids.length
  const ofLatch = 1 - seen.latchFollowed / seen.latchTests
  if (ofLatch > ofId + CLEARLY_MORE) return 'more'
  return ofLatch < ofId - CLEARLY_MORE ? 'less' : 'alike'
}

/** Bits that must follow the wrong bits; with fewer, the rest of the reply proves nothing. */
const FOLLOWING_BITS = 10
/** Largest delay, bits, of a chip that missed clock edges or was told to pause. */
const LATE_BITS = 24

/**
 * Classifies each wrong reply by what follows its wrong bits. Slow replies count too, because an intermittent fault
 * shows more often in one long reply.
 */
function afterOf({ ids, slowIds }: Observations): WiringEvidence['after'] {
  const good = carrying(ids)
  if (good === null) return null
  const meant = bitsOf(good)
  const counts = { 'in-place': 0, late: 0, nothing: 0 }
  for (const reply of [...ids, ...slowIds]) {
    if (hex(reply) === hex(good) || noData(reply) !== null) continue
    const follows = following(bitsOf(reply), meant)
    if (follows !== null) counts[follows]++
  }
  const all = counts['in-place'] + counts.late + counts.nothing
  if (all === 0) return null
  const kinds = ['in-place', 'late', 'nothing'] as const
  return kinds.find((kind) => counts[kind] > 0.6 * all) ?? 'several'
}

function following(
  seen: readonly number[],
  meant: readonly number[],
): 'in-place' | 'late' | 'nothing' | null {
  const from = seen.findIndex((bit, at) => bit !== meant[at])
  let to = seen.length - 1
  while (to > from && seen[to] === meant[to]) to--
  const tail = seen.slice(to + 1)
  if (tail.length >= FOLLOWING_BITS && tail.some((bit) => bit !== tail[0])) return 'in-place'
  if (seen.length - from < FOLLOWING_BITS) return null
  for (let by = 1; by <= LATE_BITS && from + by + FOLLOWING_BITS <= seen.length; by++) {
    // From some bit after the first wrong one to the end, the reply equals the expected reply delayed by `by` bits.
    let same = 0
    while (same < seen.length - from && seen.at(-1 - same) === meant[seen.length - 1 - same - by])
      same++
    const late = seen.slice(seen.length - same)
    if (same >= FOLLOWING_BITS && late.some((bit) => bit !== late[0])) return 'late'
  }
  const rest = seen.slice(from)
  return rest.every((bit) => bit === rest[0]) ? 'nothing' : null
}

function slowOf(
  ids: readonly Uint8Array[],
  slowIds: readonly Uint8Array[],
): WiringEvidence['slow'] {
  if (slowIds.length === 0) return null
  const cured = steady(slowIds) && answers(slowIds[0]) && !(steady(ids) && answers(ids[0]))
  if (cured) return 'cures'
  const better = agreement(slowIds) - agreement(ids)
  return better > CLEARLY_BETTER ? 'helps' : better < -CLEARLY_WORSE ? 'worse' : 'same'
}

/** The status has a steady value while the ID has none. */
const statusSpeaks = ({ status }: Observations): boolean =>
  steady(status) && status.every((reply) => noData(reply) === null)

function shapeOf(ids: readonly Uint8Array[], most: Uint8Array): ReplyShape {
  const [first = most] = ids
  if (steady(ids) || ids.length === 1) {
    const level = noData(first)
    if (level !== null) return level === 'all-00' ? 'low' : 'high'
    const id = first.subarray(0, ID_BYTES)
    if (isKnownId(id)) return 'good'
    return shiftedId(first) === null ? 'strange' : 'shift'
  }
  const good = carrying(ids)
  // Without a known or repeated reply nothing drives the line: a chip that only pauses still gives some good replies.
  if (good === null) return 'drift'
  if (shiftedId(good) !== null && !isKnownId(good.subarray(0, ID_BYTES))) return 'shift'
  const wrong = ids.filter((id) => hex(id) !== hex(good))
  const partial = wrong.filter((id) => noData(id) === null)
  if (partial.length < Math.max(1, CARRYING_SHARE * wrong.length)) return 'drops'
  const slipped = partial.filter((id) => slips(id, good)).length
  if (slipped > partial.length / 2) return 'slips'
  return oneLevel(partial, good) ? 'forced' : 'mixed'
}

/** The most frequent reply with data: a known ID, or one given at least twice; `null`: none. */
function carrying(ids: readonly Uint8Array[]): Uint8Array | null {
  const counts = new Map<string, { readonly id: Uint8Array; count: number }>()
  for (const id of ids) {
    if (noData(id) !== null) continue
    const known = counts.get(hex(id))
    if (known === undefined) counts.set(hex(id), { id, count: 1 })
    else known.count++
  }
  const groups = [...counts.values()].sort((one, other) => other.count - one.count)
  const known = groups.find(({ id }) => isKnownId(id.subarray(0, ID_BYTES)))
  const [most] = groups
  if (known !== undefined && (known.count > 1 || (most?.count ?? 0) <= 1)) return known.id
  return most !== undefined && most.count > Math.max(1, SAID_AGAIN * ids.length) ? most.id : null
}

/** True when from some bit on the reply equals the good one, a few bits early or late. */
function slips(reply: Uint8Array, good: Uint8Array): boolean {
  const [seen, meant] = [bitsOf(reply), bitsOf(good)]
  const from = seen.findIndex((bit, at) => bit !== meant[at])
  const length = seen.length - from
  // The remaining bits must be enough to tell a shift from a few wrong bits.
  if (from < 0 || length < 2 * TELLING_BITS) return false
  const asItWas = seen.filter((bit, at) => at >= from && bit === meant[at]).length
  for (let by = -SLIPPED_BITS; by <= SLIPPED_BITS; by++) {
    if (by === 0) continue
    // The first bits after a shift and the bits after the end are leftovers of the line, so they are not compared.
    const start = from + Math.max(0, by)
    const end = seen.length + Math.min(0, by)
    const fits = seen.slice(start, end).every((bit, at) => bit === meant[start + at - by])
    if (fits && end - start >= TELLING_BITS && asItWas < length - 2) return true
  }
  return false
}

const bitsOf = (bytes: Uint8Array): readonly number[] =>
  [...bytes].flatMap((byte) => Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1))

/**
 * Enough wrong bits, nearly all of one level. A released line keeps its level for one bit, so a few exceptions are
 * allowed.
 */
function oneLevel(wrong: readonly Uint8Array[], good: Uint8Array): boolean {
  let lows = 0
  let highs = 0
  const meant = bitsOf(good)
  for (const reply of wrong)
    for (const [at, bit] of bitsOf(reply).entries())
      if (bit !== meant[at]) {
        if (bit === 0) lows++
        else highs++
      }
  return lows + highs >= TELLING_BITS && Math.min(lows, highs) <= STRAY_SHARE * (lows + highs)
}

const answers = (reply: Uint8Array | undefined): boolean =>
  reply !== undefined && noData(reply) === null && isKnownId(reply.subarray(0, ID_BYTES))

/** The share of replies that equal the most frequent one. */
function agreement(replies: readonly Uint8Array[]): number {
  const most = hex(byMajority(replies))
  return replies.filter((reply) => hex(reply) === most).length / Math.max(1, replies.length)
}

/** Each bit as in the majority of the replies. */
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
