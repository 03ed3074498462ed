// SPDX-License-Identifier: GPL-3.0-or-later
/** How far the work on a chip has come, over all of its jobs: the backup, and the write after it. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { JobRequest, Phase, PlanSummary } from '../../shared/model/job.ts'
import type { WorkProgress } from '../../shared/model/progress.ts'
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
import type { Clock } from '../transport/spi.ts'
import { expectedWork, plannedWork, readOverUsb } from './expected-work.ts'
import { segmentAt, segmentsOf } from './job-segments.ts'
import type { OpenSession } from './open-session.ts'
import type { Store } from './store.ts'

interface DeskParts {
  readonly clock: Clock
  readonly store: Store
  readonly sessions: { readonly current: OpenSession | null }
}

export interface JobProgressDesk {
  /** A job begins; `null` for work too short to be measured. */
  begin(request: JobRequest): WorkProgress | null
  report(phase: Phase, doneBytes: number, totalBytes: number): WorkProgress | null
  /** What the running write will do. */
  planned(plan: PlanSummary): WorkProgress | null
  end(state: 'done' | 'failed' | 'cancelled'): WorkProgress | null
}

export class ProgressDesk implements JobProgressDesk {
  readonly #parts: DeskParts
  /** True in the wizard, where a write follows the backup; false on the command line, where each job stands alone. */
  readonly #followed: boolean
  #request: JobRequest | null = null
  #track: Track | null = null
  #passes = 2
  /** The unfinished progress of a backup; a write on the same connection continues it. */
  #kept: { readonly open: OpenSession; readonly track: Track } | null = null
  /** Measured read speed of this connection. */
  #seen: { readonly open: OpenSession; readonly perByteMs: number } | null = null

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.#followed = parts.store.snapshot.app.host !== 'cli'
  }

  begin(request: JobRequest): WorkProgress | null {
    const open = this.#parts.sessions.current
    const chip = this.#parts.store.snapshot.session?.chip ?? null
    this.#request = request
    this.#track = null
    if (open === null || chip === null) return null
    this.#passes =
      request.kind === 'backup' ? Math.max(request.passes, open.transport.about.equalReads ?? 2) : 1
    this.#track = this.#continued(request, open) ?? this.#begun(request, open, chip)
    if (request.kind === 'write' || request.kind === 'erase' || request.kind === 'backup')
      this.#kept = null
    return this.#told()
  }

  report(phase: Phase, doneBytes: number, totalBytes: number): WorkProgress | null {
    const passes = this.#passes
    const at = segmentAt(this.#request, phase, { doneBytes, totalBytes, passes })
    if (at === null) return this.#told()
    const nowMs = this.#parts.clock.nowMs()
    if (phase === 'compare-after')
      this.#track ??= trackOf(['compare-after'], readOverUsb(totalBytes), nowMs)
    if (this.#track !== null)
      this.#track = advanced(this.#track, at.id, at.doneBytes, at.totalBytes, nowMs)
    return this.#told()
  }

  planned(plan: PlanSummary): WorkProgress | null {
    const programmer = this.#parts.store.snapshot.session?.programmer ?? null
    if (this.#track !== null) this.#track = withPlan(this.#track, plannedWork(programmer, plan))
    return this.#told()
  }

  end(state: 'done' | 'failed' | 'cancelled'): WorkProgress | null {
    if (this.#track === null) return null
    const open = this.#parts.sessions.current
    if (open !== null) this.#seen = { open, perByteMs: readPerByteMs(this.#track) }
    if (state !== 'done') return this.#told()
    const kind = this.#request?.kind
    if (this.#followed && (kind === 'backup' || kind === 'adopt')) {
      this.#track = waiting(this.#track, 'image')
      if (open !== null) this.#kept = { open, track: this.#track }
    } else this.#track = finished(this.#track)
    return this.#told()
  }

  #told(): WorkProgress | null {
    return this.#track === null ? null : progressOf(this.#track)
  }

  /** A write continues the progress of the backup on this connection; `null` for any other job. */
  #continued(request: JobRequest, open: OpenSession): Track | null {
    if (request.kind !== 'write' || request.backup !== 'session' || this.#kept?.open !== open)
      return null
    return { ...this.#kept.track, waitsFor: null, sinceMs: this.#parts.clock.nowMs() }
  }

  #begun(request: JobRequest, open: OpenSession, chip: FlashChip): Track | null {
    const segments = segmentsOf(request, {
      passes: this.#passes,
      followed: this.#followed,
      contentsKnown: open.contents !== null,
    })
    if (segments === null) return null
    const nowMs = this.#parts.clock.nowMs()
    const planned = !segments.includes('program')
    return trackOf(segments, this.#expected(open, chip), nowMs, { planned })
  }

  #expected(open: OpenSession, chip: FlashChip): Expected {
    const connection = {
      programmer: this.#parts.store.snapshot.session?.programmer ?? null,
      clockHz: open.transport.clockHz,
      seenPerByteMs: this.#seen?.open === open ? this.#seen.perByteMs : null,
    }
    return expectedWork(connection, chip)
  }
}
