// SPDX-License-Identifier: GPL-3.0-or-later
/** Runs one job at a time: checks the gates, notes the job in the journal, carries it out, and notes its end. */
import { randomBytes } from 'node:crypto'
import { Fault, faultRecord, withReach } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import type { Run } from '../flash/run.ts'
import { mustPassGates } from './job-gate.ts'
import { JobLife } from './job-life.ts'
import type { Outcome } from './job-life.ts'
import type { JobParts } from './job-parts.ts'
import { ProgressDesk } from './job-progress.ts'
import { runJob } from './job-work.ts'

export class Jobs {
  readonly #parts: JobParts
  /** Progress of all jobs that the work on a chip consists of. */
  readonly #whole: ProgressDesk
  /** Set from the moment a job has passed the gates until it has ended. */
  #current: { readonly life: JobLife; readonly ended: Promise<void> } | null = null
  /** Aborted when the app is closing: no job starts afterwards. */
  readonly #closing = new AbortController()

  constructor(parts: JobParts) {
    this.#parts = parts
    this.#whole = new ProgressDesk(parts)
  }

  /** Resolves with the id when the job runs; rejects with the fault of the closed gate. */
  async start(request: JobRequest): Promise<string> {
    this.mustBeIdle()
    mustPassGates(this.#parts, request)
    const life = this.#newLife(request)
    const begun = this.#begin(life)
    const ended = begun.then(
      () => this.#perform(life),
      () => {
        this.#current = null
      },
    )
    this.#current = { life, ended }
    await begun
    return life.job.id
  }

  /** Asks for a stop between steps; `gate.no-job` when this job does not run. */
  cancel(jobId: string): void {
    const life = this.#current?.life
    if (life === undefined || life.state === 'queued' || life.job.id !== jobId)
      throw new Fault('gate.no-job', { jobId })
    life.stop()
  }

  /** Throws `gate.job-running` from the moment a job has passed the gates until it has ended. */
  mustBeIdle(): void {
    const { job } = this.#parts.store.snapshot
    const kind = this.#current?.life.job.request.kind ?? job?.request.kind ?? 'identify'
    if (this.#current !== null || this.#closing.signal.aborted)
      throw new Fault('gate.job-running', { kind })
  }

  /** Cancels the running job and resolves when it has ended; no job starts afterwards. */
  async stop(): Promise<void> {
    this.#closing.abort()
    this.#current?.life.stop()
    await this.#current?.ended
  }

  #newLife(request: JobRequest): JobLife {
    const { clock, now, store } = this.#parts
    return new JobLife({
      id: `job-${now().getTime().toString(36)}-${randomBytes(3).toString('hex')}`,
      request,
      backup: store.snapshot.session?.backup ?? null,
      clock,
      whole: this.#whole,
      tell: (job) => store.publish({ job }),
    })
  }

  /** The journal comes first: a job that cannot be noted does not run. */
  async #begin(life: JobLife): Promise<void> {
    const { id, request } = life.job
    await this.#parts.journal.append({ kind: 'job', job: id, request })
    if (this.#closing.signal.aborted) throw new Fault('gate.cancelled', { contents: 'untouched' })
    life.begin()
  }

  /** Never rejects, whatever fails here: a job that never ends would block every later action. */
  async #perform(life: JobLife): Promise<void> {
    const { recovery } = this.#parts
    const outcome = await this.#outcomeOf(life)
    await this.#noteEnd(life.job, outcome).catch(() => undefined)
    await this.#leaveSession(outcome.fault).catch(() => undefined)
    // Must come before the end of the job is published, so that a front end sees both together.
    recovery.seen(life.job)
    await recovery.refresh().catch(() => undefined)
    this.#current = null
    life.end(outcome)
  }

  async #outcomeOf(life: JobLife): Promise<Outcome> {
    const { sessions, store } = this.#parts
    sessions.current?.transport.onQuiet?.((waitedMs) => life.slow({ what: 'programmer', waitedMs }))
    try {
      const run = this.#runOf(life)
      const result = await runJob({ parts: this.#parts, life, run, closing: this.#closing.signal })
      return { state: 'done', result, fault: null }
    } catch (error) {
      const programmer = store.snapshot.session?.programmer
      const fault = faultRecord(
        programmer === undefined
          ? error
          : withReach(error, reachOf(programmer.id, programmer.kind)),
      )
      const state = fault.code === 'gate.cancelled' ? 'cancelled' : 'failed'
      return { state, result: null, fault }
    }
  }

  #runOf(life: JobLife): Run {
    return {
      signal: life.abort.signal,
      clock: this.#parts.clock,
      progress: (phase, doneBytes, totalBytes) => life.progress(phase, doneBytes, totalBytes),
      differs: (offset) => life.differs(offset),
      slow: (notice) => life.slow(notice),
      changing: async () => {
        throw new Fault('bug.unexpected', {
          detail: `${life.job.request.kind} wanted to change the chip`,
        })
      },
    }
  }

  async #noteEnd({ id, contents }: JobInfo, { state, result, fault }: Outcome): Promise<void> {
    const sha256 = result !== null && 'sha256' in result ? result.sha256 : null
    await this.#parts.journal.append(
      { kind: 'ended', job: id, state, contents, sha256, fault },
      { durable: contents.state !== 'not-touched' },
    )
  }

  /** After any link fault the transport cannot be used again, so the pins are released at once. */
  async #leaveSession(fault: FaultRecord | null): Promise<void> {
    const { sessions } = this.#parts
    const session = sessions.current
    if (session === null) return
    if (session.lost || fault?.code.startsWith('link.')) await sessions.close()
    else if (fault?.code === 'chip.changed-underway' || fault?.code === 'data.stale-before')
      session.forgetChip()
  }
}
