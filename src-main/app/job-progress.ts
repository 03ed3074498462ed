// SPDX-License-Identifier: GPL-3.0-or-later
/** How far the work on a chip is, over the jobs that it consists of: the backup, and the write behind it. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { JobRequest, Phase, PlanSummary } from '../../shared/model/job.ts'
import type { SegmentId, WorkProgress } from '../../shared/model/progress.ts'
import { contractAddress } from '../../shared/programmer/address.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import {
  advanced,
  finished,
  progressOf,
  readPerByteMs,
  trackOf,
  waiting,
  withPlan,
} from '../../shared/progress.ts'
import type { Expected, Track } from '../../shared/progress.ts'
import { wholeChipMs } from '../flash/plan.ts'
import type { Clock } from '../transport/spi.ts'
import type { OpenSession } from './open-session.ts'
import type { Store } from './store.ts'

export interface JobProgressDesk {
  /** A job begins; `null` for work too short to be measured. */
  begin(request: JobRequest): WorkProgress | null
  report(phase: Phase, doneBytes: number, totalBytes: number): WorkProgress | null
  /** What the write that runs is going to do. */
  planned(plan: PlanSummary): WorkProgress | null
  end(state: 'done' | 'failed' | 'cancelled'): WorkProgress | null
}

interface Desk {
  readonly clock: Clock
  readonly store: Store
  readonly sessions: { readonly current: OpenSession | null }
}

const readIds = ['read', 'read-again', 'read-third'] as const
/** What a write does after the chip has been read. */
const writing = ['compare', 'erase', 'program', 'verify'] as const
/** USB at full speed carries no more, with its protocol around the bytes. Bytes a millisecond. */
const usbBytesPerMs = 1000
/** A practice chip without timing: as fast as this computer moves bytes. Bytes a millisecond, a lower bound. */
const untimedBytesPerMs = 20_000

export function createProgressDesk({ clock, store, sessions }: Desk): JobProgressDesk {
  let request: JobRequest | null = null
  let track: Track | null = null
  let passes = 2
  /** What a backup has left to be done, until a write on the same connection goes on with it. */
  let kept: { readonly open: OpenSession; readonly track: Track } | null = null
  /** How fast this connection was seen to read. */
  let seen: { readonly open: OpenSession; readonly perByteMs: number } | null = null

  const told = () => (track === null ? null : progressOf(track))

  function expected(open: OpenSession, chip: FlashChip): Expected {
    const { sizeBytes } = chip
    const measured = seen?.open === open ? seen.perByteMs : null
    const programmer = store.snapshot.session?.programmer ?? null
    if (programmer !== null && isUntimed(programmer.id)) {
      const ms = sizeBytes / untimedBytesPerMs
      const work = { bytes: sizeBytes, ms }
      return {
        sizeBytes,
        readMs: sizeBytes * (measured ?? 1 / untimedBytesPerMs),
        erase: work,
        program: work,
      }
    }
    const { clockHz } = open.transport
    const overUsb = programmer !== null && reachOf(programmer.id, programmer.kind) === 'serial'
    const wireMs = clockHz === 0 ? 1 / usbBytesPerMs : 8000 / clockHz
    const perByteMs = measured ?? Math.max(wireMs, overUsb ? 1 / usbBytesPerMs : 0)
    const { eraseMs, programMs } = wholeChipMs(chip)
    return {
      sizeBytes,
      readMs: sizeBytes * perByteMs,
      erase: { bytes: sizeBytes, ms: eraseMs },
      program: { bytes: sizeBytes, ms: programMs },
    }
  }

  /** The wizard goes on from a backup to the write; on the command line each job stands alone. */
  const followed = store.snapshot.app.host !== 'cli'

  function segmentsOf(asked: JobRequest, open: OpenSession): readonly SegmentId[] | null {
    switch (asked.kind) {
      case 'backup':
        return [...readIds.slice(0, passes), ...(followed ? writing : [])]
      case 'adopt':
        return ['read', ...(followed ? writing : [])]
      case 'read':
      case 'verify':
        return [asked.kind]
      case 'write':
      case 'erase':
        if (asked.backup === 'recovery') return ['read', ...writing]
        return open.contents === null ? ['read', 'erase', 'program', 'verify'] : writing
      default:
        return null
    }
  }

  return {
    begin(asked) {
      const open = sessions.current
      const chip = store.snapshot.session?.chip ?? null
      request = asked
      track = null
      if (open === null || chip === null) return null
      passes =
        asked.kind === 'backup' ? Math.max(asked.passes, open.transport.about.equalReads ?? 2) : 1
      if (asked.kind === 'write' && asked.backup === 'session' && kept?.open === open) {
        track = { ...kept.track, waitsFor: null, sinceMs: clock.nowMs() }
      } else {
        const segments = segmentsOf(asked, open)
        if (segments !== null)
          track = trackOf(segments, expected(open, chip), clock.nowMs(), {
            planned: !segments.includes('program'),
          })
      }
      if (asked.kind === 'write' || asked.kind === 'erase' || asked.kind === 'backup') kept = null
      return told()
    },

    report(phase, doneBytes, totalBytes) {
      const at = segmentAt(request, phase, { doneBytes, totalBytes, passes })
      if (at === null) return told()
      const nowMs = clock.nowMs()
      if (track === null && phase === 'compare-after') {
        const read = { bytes: totalBytes, ms: totalBytes / usbBytesPerMs }
        track = trackOf(
          ['compare-after'],
          { sizeBytes: totalBytes, readMs: read.ms, erase: read, program: read },
          nowMs,
        )
      }
      if (track !== null) track = advanced(track, at.id, at.doneBytes, at.totalBytes, nowMs)
      return told()
    },

    planned(plan) {
      const practice = isUntimed(store.snapshot.session?.programmer.id ?? '')
      const ms = (bytes: number, real: number) => (practice ? bytes / untimedBytesPerMs : real)
      const { erasedBytes, programmedBytes, eraseMs, estimatedMs } = plan
      if (track !== null)
        track = withPlan(track, {
          erase: { bytes: erasedBytes, ms: ms(erasedBytes, eraseMs) },
          program: { bytes: programmedBytes, ms: ms(programmedBytes, estimatedMs - eraseMs) },
        })
      return told()
    },

    end(state) {
      if (track === null) return null
      const open = sessions.current
      if (open !== null) seen = { open, perByteMs: readPerByteMs(track) }
      if (state !== 'done') return told()
      const goesOn = followed && (request?.kind === 'backup' || request?.kind === 'adopt')
      track = goesOn ? waiting(track, 'image') : finished(track)
      if (goesOn && open !== null) kept = { open, track }
      return told()
    },
  }
}

/** Which segment a report belongs to, and how far that is; `null` for what takes no time worth a segment. */
function segmentAt(
  request: JobRequest | null,
  phase: Phase,
  { doneBytes, totalBytes, passes }: { doneBytes: number; totalBytes: number; passes: number },
): { readonly id: SegmentId; readonly doneBytes: number; readonly totalBytes: number } | null {
  if (request?.kind === 'backup') {
    if (phase !== 'read') return null
    const each = totalBytes / passes
    const pass = Math.min(passes - 1, Math.max(0, Math.ceil(doneBytes / each) - 1))
    const id = readIds[pass]
    return id === undefined ? null : { id, doneBytes: doneBytes - pass * each, totalBytes: each }
  }
  if (request?.kind === 'adopt')
    return phase === 'compare' ? { id: 'read', doneBytes, totalBytes } : null
  switch (phase) {
    case 'read':
    case 'compare':
    case 'erase':
    case 'program':
    case 'verify':
    case 'compare-after':
      return { id: phase, doneBytes, totalBytes }
    default:
      return null
  }
}

/** A practice chip that nobody asked to take its time. */
function isUntimed(programmerId: string): boolean {
  const parsed = contractAddress(programmerId)
  if (!parsed.ok || parsed.value.kind !== 'practice') return false
  return !parsed.value.words.some(({ name, value }) => name === 'timing' && value === 'real')
}
