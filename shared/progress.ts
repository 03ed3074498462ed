// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * One progress for the whole work on a chip. Pure: it receives the time that a chip and its programmer should need,
 * then what was done by when, and returns how far the work is and how long the rest will take. The finished share grows
 * by the part of the remaining time that has passed. So it cannot fall when an estimate changes or a segment is not
 * needed: the rest of the bar is then divided again.
 */
import type { SegmentId, WorkProgress } from './model/progress.ts'

/** What the cost of a byte is measured for; reads of any kind share their measurement. */
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

/** Time per byte: the estimate counts as much as this many measured bytes. */
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

/** A plain value, replaced as a whole. */
export interface Track {
  readonly parts: readonly Part[]
  readonly costs: Readonly<Record<Cost, Estimate>>
  readonly share: number
  /** Start of the current measurement, ms on the clock of the caller. */
  readonly sinceMs: number
  readonly planned: boolean
  readonly waitsFor: 'image' | null
}

/** Expected work: bytes, and the time that a chip and its programmer should need for each kind. */
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

/** Weight of an estimate against measurements, as a share of the chip; small, because measurements are better. */
const believedShare = 1 / 16
/** Bytes of the samples compared before a write: 16 of 4 KiB, or the whole of a smaller chip. */
const sampledBytes = 65_536

const estimateOf = ({ bytes, ms }: Work): Estimate => ({
  expectedMs: bytes === 0 ? 0 : ms / bytes,
  weightBytes: Math.max(1, bytes * believedShare),
  measuredMs: 0,
  measuredBytes: 0,
})

const perByteMs = ({ expectedMs, weightBytes, measuredMs, measuredBytes }: Estimate): number =>
  (expectedMs * weightBytes + measuredMs) / (weightBytes + measuredBytes)

/** Measured milliseconds per byte read, for later work on the same connection. */
export const readPerByteMs = (track: Track): number => perByteMs(track.costs.read)

const leftOf = ({ costs }: Pick<Track, 'costs'>, part: Part): number =>
  part.state === 'closed' || part.state === 'done'
    ? 0
    : Math.max(0, part.bytes - part.doneBytes) * perByteMs(costs[costOf[part.id]])

const leftOfAll = (track: Pick<Track, 'costs' | 'parts'>): number =>
  track.parts.reduce((sum, part) => sum + leftOf(track, part), 0)

/** Divides the rest of the bar among the remaining work. */
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
    // A segment that is not needed has no width.
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

/**
 * Sets what the write will really do. Without bytes to erase or program, that segment is closed and its time removed.
 */
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

/** `id` has done `doneBytes` of `totalBytes` by `nowMs`. All segments before it are over, needed or not. */
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
  // The time for bytes before the first report was not measured.
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

/** Starts a segment. A segment that starts again (an erase after locks that were found late) counts from its start. */
function entered(track: Track, id: SegmentId, totalBytes: number, nowMs: number): Track {
  const known = track.parts.findIndex((part) => part.id === id)
  // Unplanned work, such as a comparison after a failure, replaces all segments that will not run any more.
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

/** The bar pauses after the last started segment until the user has acted. */
export const waiting = (track: Track, waitsFor: 'image'): Track =>
  laidOut({
    ...track,
    waitsFor,
    parts: track.parts.map((part) => (part.state === 'now' ? ended(part) : part)),
  })

/** Everything ended well: the only way to 1. */
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

/** Without a confirmed end, the share stays below 1, however little is left. */
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
