// SPDX-License-Identifier: GPL-3.0-or-later
/** One job from the request to its end, with everything that front ends are told about it. */
import type { FaultRecord } from '../../shared/fault.ts'
import { notTouched } from '../../shared/model/chip-contents.ts'
import type { Contents } from '../../shared/model/chip-contents.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type {
  JobInfo,
  JobRequest,
  JobResult,
  Phase,
  PlanSummary,
  QuietProgrammer,
  SlowChip,
} from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'
import type { JobProgressDesk } from './job-progress.ts'

/** Shortest time between two progress events. */
const progressMs = 100

/** How a job ended. */
export interface Outcome {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly result: JobResult | null
  readonly fault: FaultRecord | null
}

export interface LifeParts {
  readonly id: string
  readonly request: JobRequest
  /** The backup that the chip has when the job begins. */
  readonly backup: BackupInfo | null
  readonly clock: Clock
  readonly whole: JobProgressDesk
  readonly tell: (job: JobInfo) => void
}

/**
 * States: `queued` (not published yet), `running`, `stopping` after a request to stop, then `done`, `failed`
 * or `cancelled`. This object holds the job; the snapshot holds a copy.
 */
export class JobLife {
  /** Aborted when the job has to stop. */
  readonly abort = new AbortController()
  readonly #clock: Clock
  readonly #whole: JobProgressDesk
  readonly #tell: (job: JobInfo) => void
  #job: JobInfo
  #queued = true
  #phaseFromMs: number
  #toldMs = -Infinity

  constructor({ id, request, backup, clock, whole, tell }: LifeParts) {
    this.#clock = clock
    this.#whole = whole
    this.#tell = tell
    this.#phaseFromMs = clock.nowMs()
    this.#job = {
      id,
      request,
      state: 'running',
      phase: firstPhase[request.kind],
      doneBytes: 0,
      totalBytes: 0,
      phaseMs: 0,
      progress: null,
      slow: null,
      contents: notTouched,
      backup,
      result: null,
      fault: null,
    }
  }

  get job(): JobInfo {
    return this.#job
  }

  get state(): 'queued' | JobInfo['state'] {
    return this.#queued ? 'queued' : this.#job.state
  }

  begin(): void {
    this.#queued = false
    this.#say({ progress: this.#whole.begin(this.#job.request) })
  }

  /** Takes effect between two steps; the command that is under way is finished first. */
  stop(): void {
    this.abort.abort()
    if (this.state === 'running') this.#say({ state: 'stopping' })
  }

  /** Bytes done of bytes total; never goes backwards within a phase of the same total. */
  progress(phase: Phase, doneBytes: number, totalBytes: number): void {
    const was = this.#job
    const another = phase !== was.phase
    if (another) this.#phaseFromMs = this.#clock.nowMs()
    const floor = !another && totalBytes === was.totalBytes ? was.doneBytes : 0
    this.#sayAtTimes(
      {
        phase,
        doneBytes: Math.max(floor, doneBytes),
        totalBytes,
        progress: this.#whole.report(phase, doneBytes, totalBytes),
        slow: null,
      },
      another || doneBytes === totalBytes,
    )
  }

  /** The first byte that differs in a comparison. Published with the progress that counts this byte as compared. */
  differs(differsAt: number): void {
    this.#job = { ...this.#job, differsAt: this.#job.differsAt ?? differsAt }
  }

  slow(slow: SlowChip | QuietProgrammer): void {
    this.#sayAtTimes({ slow }, false)
  }

  /** What the running write will do, for the estimate of the time left. Published with the next event. */
  planned(plan: PlanSummary): void {
    this.#job = { ...this.#job, progress: this.#whole.planned(plan) }
  }

  contents(contents: Contents): void {
    this.#say({ contents })
  }

  /** The backup of the chip, as soon as it is known or made. Published with the next event. */
  backup(backup: BackupInfo | null): void {
    this.#job = { ...this.#job, backup }
  }

  end(outcome: Outcome): void {
    const progress = this.#whole.end(outcome.state)
    this.#say({ slow: null, phaseMs: this.#inPhaseMs(), progress, ...outcome })
  }

  #sayAtTimes(part: Partial<JobInfo>, atOnce: boolean): void {
    const now = { ...part, phaseMs: this.#inPhaseMs() }
    if (atOnce || this.#clock.nowMs() - this.#toldMs >= progressMs) this.#say(now)
    else this.#job = { ...this.#job, ...now }
  }

  #say(part: Partial<JobInfo>): void {
    this.#job = { ...this.#job, ...part }
    this.#toldMs = this.#clock.nowMs()
    this.#tell(this.#job)
  }

  #inPhaseMs(): number {
    return this.#clock.nowMs() - this.#phaseFromMs
  }
}

const firstPhase: { readonly [K in JobRequest['kind']]: Phase } = {
  identify: 'identify',
  read: 'read',
  backup: 'read',
  write: 'read',
  erase: 'read',
  verify: 'verify',
  settings: 'unprotect',
  adopt: 'compare',
}
