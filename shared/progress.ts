// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * One progress for the whole work on a chip. Pure: it is told what a chip and its programmer should need, and then what
 * was done by when, and says how far the work is and how long the rest will take.
 *
 * The share that is done grows by the part of the remaining time that has been worked off. So it cannot fall when an
 * estimate changes or a segment turns out unneeded: what is left to the end of the bar is divided again.
 */
import type { SegmentId, WorkProgress } from './model/progress.ts'

/** What a byte costs: reads of any kind share what was measured of them. */
type Cost = 'read' | 'erase' | 'program'

const costOf: Readonly<Record<SegmentId, Cost>> = {
  read: 'read',
  'read-again': 'read',
  'read-third': 'read',
  compare: 'read',
  erase: 'erase',
  program: 'program',
  verify: 'read',
  'compare-after': 'read',
}

/** Time of a byte: what was expected counts as much as this many bytes that were measured. */
interface Estimate {
  readonly expectedMs: number
  readonly weightBytes: number
  readonly measuredMs: number
  readonly measuredBytes: number
}

interface Part {
  readonly id: SegmentId
  readonly bytes: number
  readonly doneBytes: number
  readonly end: number
  readonly state: 'to-come' | 'now' | 'done' | 'closed'
}

/** Plain data, replaced as a whole. */
export interface Track {
  readonly parts: readonly Part[]
  readonly costs: Readonly<Record<Cost, Estimate>>
  readonly share: number
  /** When the bytes that are measured next began, ms on the clock of the caller. */
  readonly sinceMs: number
  readonly planned: boolean
  readonly waitsFor: 'image' | null
}

/** Work that is expected: bytes, and the time that a chip and its programmer should need for each kind. */
export interface Expected {
  readonly sizeBytes: number
  /** To read the whole chip once. */
  readonly readMs: number
  readonly erase: Work
  readonly program: Work
}

export interface Work {
  readonly bytes: number
  readonly ms: number
}

/** An estimate is believed for this share of the chip against what is measured; small, since a measurement says more. */
const believedShare = 1 / 16
/** A comparison of samples before a write: 16 of 4 KiB, or the whole of a smaller chip. */
const sampledBytes = 65_536

const estimateOf = ({ bytes, ms }: Work): Estimate => ({
  expectedMs: bytes === 0 ? 0 : ms / bytes,
  weightBytes: Math.max(1, bytes * believedShare),
  measuredMs: 0,
  measuredBytes: 0,
})

const perByteMs = ({ expectedMs, weightBytes, measuredMs, measuredBytes }: Estimate): number =>
  (expectedMs * weightBytes + measuredMs) / (weightBytes + measuredBytes)

/** Milliseconds a byte as it is now known to be read, for the work that follows on the same connection. */
export const readPerByteMs = (track: Track): number => perByteMs(track.costs.read)

const leftOf = ({ costs }: Pick<Track, 'costs'>, part: Part): number =>
  part.state === 'closed' || part.state === 'done'
    ? 0
    : Math.max(0, part.bytes - part.doneBytes) * perByteMs(costs[costOf[part.id]])

const leftOfAll = (track: Pick<Track, 'costs' | 'parts'>): number =>
  track.parts.reduce((sum, part) => sum + leftOf(track, part), 0)

/** Divides what is left of the bar among what is left of the work. */
function laidOut(track: Track): Track {
  const allMs = leftOfAll(track)
  let reached = 0
  let aheadMs = 0
  const parts = track.parts.map((part): Part => {
    aheadMs += leftOf(track, part)
    const over = part.state === 'done' || part.state === 'closed'
    const end = over
      ? Math.min(part.end, track.share)
      : allMs === 0
        ? 1
        : track.share + (1 - track.share) * Math.min(1, aheadMs / allMs)
    // One that is not needed has no width, wherever it was to end.
    reached = part.state === 'closed' ? reached : Math.max(reached, end)
    return { ...part, end: reached }
  })
  return { ...track, parts }
}

export function trackOf(
  segments: readonly SegmentId[],
  expected: Expected,
  nowMs: number,
  rest: Partial<Pick<Track, 'planned'>> = {},
): Track {
  const { sizeBytes, readMs, erase, program } = expected
  const bytesOf = (id: SegmentId): number => {
    if (id === 'erase') return erase.bytes
    if (id === 'program') return program.bytes
    return id === 'compare' ? Math.min(sampledBytes, sizeBytes) : sizeBytes
  }
  return laidOut({
    parts: segments.map((id) => ({
      id,
      bytes: bytesOf(id),
      doneBytes: 0,
      end: 0,
      state: 'to-come',
    })),
    costs: {
      read: estimateOf({ bytes: sizeBytes, ms: readMs }),
      erase: estimateOf(erase),
      program: estimateOf(program),
    },
    share: 0,
    sinceMs: nowMs,
    planned: rest.planned ?? true,
    waitsFor: null,
  })
}

/** What a write will really do. Without bytes to erase or to program that segment closes, and its time is gone. */
export function withPlan(track: Track, plan: Pick<Expected, 'erase' | 'program'>): Track {
  return laidOut({
    ...track,
    planned: true,
    costs: { ...track.costs, erase: estimateOf(plan.erase), program: estimateOf(plan.program) },
    parts: track.parts.map((part): Part => {
      if (part.id !== 'erase' && part.id !== 'program') return part
      const { bytes } = plan[part.id]
      return { ...part, bytes, doneBytes: 0, state: bytes === 0 ? 'closed' : 'to-come' }
    }),
  })
}

/** `id` has done `doneBytes` of `totalBytes` by `nowMs`. Segments before it are over, needed or not. */
export function advanced(
  track: Track,
  id: SegmentId,
  doneBytes: number,
  totalBytes: number,
  nowMs: number,
): Track {
  const begun = entered(track, id, totalBytes, nowMs)
  const part = begun.parts.find((each) => each.id === id)
  if (part === undefined) return track
  const done = Math.min(part.bytes, Math.max(part.doneBytes, doneBytes))
  const moved = done - part.doneBytes
  if (moved === 0) return begun
  const cost = costOf[id]
  const measured = begun.costs[cost]
  // What was done before anything was heard of it took a time that nobody measured.
  const heardOf = track.parts.some((each) => each.id === id && each.state === 'now')
  const costs = heardOf
    ? {
        ...begun.costs,
        [cost]: {
          ...measured,
          measuredMs: measured.measuredMs + Math.max(0, nowMs - begun.sinceMs),
          measuredBytes: measured.measuredBytes + moved,
        },
      }
    : begun.costs
  const beforeMs = leftOfAll({ costs, parts: begun.parts })
  const parts = begun.parts.map((each) => (each === part ? { ...each, doneBytes: done } : each))
  const afterMs = leftOfAll({ costs, parts })
  const share = beforeMs === 0 ? begun.share : 1 - (1 - begun.share) * (afterMs / beforeMs)
  return laidOut({ ...begun, costs, parts, share: Math.max(begun.share, share), sinceMs: nowMs })
}

/** A segment that begins. One that begins again (an erase behind locks that showed late) is counted from its start. */
function entered(track: Track, id: SegmentId, totalBytes: number, nowMs: number): Track {
  const known = track.parts.findIndex((part) => part.id === id)
  // What no plan foresaw, as a comparison after a failure, takes the place of all that will not come any more.
  const at = known === -1 ? track.parts.length : known
  const all: readonly Part[] =
    known === -1
      ? [
          ...track.parts.map(ended),
          { id, bytes: totalBytes, doneBytes: 0, end: 1, state: 'to-come' },
        ]
      : track.parts
  if (all[at]?.state === 'now' && all[at].bytes === totalBytes) return track
  const parts = all.map((part, index): Part => {
    if (index < at) return ended(part)
    if (index > at)
      return part.state === 'closed' ? part : { ...part, doneBytes: 0, state: 'to-come' }
    const again = part.state === 'done' || part.state === 'closed'
    return { ...part, bytes: totalBytes, doneBytes: again ? 0 : part.doneBytes, state: 'now' }
  })
  return laidOut({ ...track, parts, waitsFor: null, sinceMs: nowMs })
}

const ended = (part: Part): Part =>
  part.state === 'closed' || part.doneBytes === 0
    ? { ...part, state: 'closed' }
    : { ...part, state: 'done' }

/** The bar stands after the last segment that has begun, until the user has done something. */
export const waiting = (track: Track, waitsFor: 'image'): Track =>
  laidOut({
    ...track,
    waitsFor,
    parts: track.parts.map((part) => (part.state === 'now' ? ended(part) : part)),
  })

/** All has ended well: the only way to 1. */
export function finished(track: Track): Track {
  const parts = track.parts.map(ended)
  const last = parts.reduce((found, { state }, index) => (state === 'done' ? index : found), -1)
  return {
    ...track,
    share: 1,
    waitsFor: null,
    parts: parts.map((part, index) => (index < last ? part : { ...part, end: 1 })),
  }
}

/** What is not seen to be over is not all, however little of it is left. */
const mostShare = 0.9999

export function progressOf(track: Track): WorkProgress {
  const over = track.parts.every(({ state }) => state === 'done' || state === 'closed')
  return {
    segments: track.parts.map(({ id, end, state }) => ({ id, end, state })),
    share: over && track.share === 1 ? 1 : Math.min(mostShare, track.share),
    leftMs: leftOfAll(track),
    planned: track.planned,
    waitsFor: track.waitsFor,
  }
}

/** Whole percent; 100 only at the end. */
export const percentOf = ({ share }: Pick<WorkProgress, 'share'>): number => Math.floor(100 * share)
