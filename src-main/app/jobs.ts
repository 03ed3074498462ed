/** One job at a time: started through the gates, reported ten times a second, stopped between steps, journalled. */
import { randomBytes } from 'node:crypto'
import { Fault, faultRecord, withReach } from '../../shared/fault.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import { blockersFor, gateViewOf } from '../../shared/gate/act.ts'
import type { GateView } from '../../shared/gate/act.ts'
import { mayBeHalf, notTouched } from '../../shared/model/chip-contents.ts'
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
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { reachOf } from '../../shared/programmer/reach.ts'
import type { Run } from '../flash/run.ts'
import type { Clock } from '../transport/spi.ts'
import { findingsFor, isKept } from './findings.ts'
import type { Known } from './findings.ts'
import { gateFault } from './gate-faults.ts'
import type { Images } from './images.ts'
import { createProgressDesk } from './job-progress.ts'
import { runJob } from './job-work.ts'
import { spelledId } from './journal.ts'
import type { Journal } from './journal.ts'
import type { Recovery } from './recovery.ts'
import type { Sessions } from './session.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'
import type { WorkDesk } from './work.ts'

export interface JobParts {
  readonly clock: Clock
  readonly now: () => Date
  readonly store: Store
  readonly journal: Journal
  readonly vault: Vault
  readonly images: Images
  readonly sessions: Sessions
  readonly recovery: Recovery
  readonly work: WorkDesk
}

export interface Jobs {
  /** Resolves with the id when the job runs; rejects with the fault of the gate that is closed. */
  start(request: JobRequest): Promise<string>
  /** Asks for a stop between steps; `gate.no-job` when this job does not run. */
  cancel(jobId: string): void
  /** Rejects with `gate.job-running` from the moment a job passes the gates until it has ended. */
  mustBeIdle(): void
  /** Cancels what runs and resolves when it has ended; none starts afterwards. */
  stop(): Promise<void>
}

/** Progress goes out at most this often. */
const progressMs = 100

export function createJobs(parts: JobParts): Jobs {
  const { clock, now, store, journal, sessions, recovery } = parts
  let running: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null
  let busy = false
  let stopped = false
  const closing = new AbortController()
  const whole = createProgressDesk(parts)

  function mustBeIdle(): void {
    if (busy || stopped)
      throw new Fault('gate.job-running', { kind: store.snapshot.job?.request.kind ?? 'identify' })
  }

  function view(request: JobRequest, session: SessionInfo | null): GateView {
    const image = 'imageId' in request ? parts.images.get(request.imageId) : null
    const chip = session?.chip ?? null
    const known: Known | null =
      chip === null
        ? null
        : {
            chipBytes: chip.sizeBytes,
            chipId: chip.id,
            practice: session !== null && programmerKinds[session.programmer.kind].simulated,
            current: sessions.current?.contents ?? null,
            backups: parts.vault.backups,
            recovery: recovery.forChip(chip),
          }
    return {
      ...gateViewOf(store.snapshot),
      image: image?.info ?? null,
      findings:
        image === null || known === null
          ? []
          : findingsFor(image, request.kind === 'write' ? request : {}, known),
      ignoreBoard: request.kind === 'write' && request.ignoreBoard === true,
      accepted: (request.kind === 'write' ? request.accepted : null) ?? null,
      ownImage:
        image !== null &&
        known !== null &&
        isKept(image, request.kind === 'write' ? request : {}, known),
      backup: 'backup' in request ? request.backup : 'session',
      adopting:
        request.kind === 'adopt'
          ? (parts.vault.backups.find(({ id }) => id === request.backupId) ?? null)
          : null,
      recovery: chip === null ? null : recovery.forChip(chip),
    }
  }

  function passGates(request: JobRequest): void {
    mustBeIdle()
    const { session } = store.snapshot
    const blockers = blockersFor(request.kind, view(request, session))
    if (blockers.length > 0) {
      const idBytes = session?.candidates[0] === undefined ? '' : spelledId(session.candidates[0])
      throw gateFault(blockers, idBytes)
    }
  }

  async function perform(job: JobInfo, abort: AbortController): Promise<void> {
    const report = reporter(job)
    const run: Run = {
      signal: abort.signal,
      clock,
      progress: (phase, doneBytes, totalBytes) => report.progress(phase, doneBytes, totalBytes),
      slow: (notice) => report.slow(notice),
      changing: async () => {
        throw new Fault('bug.unexpected', {
          detail: `${job.request.kind} wanted to change the chip`,
        })
      },
    }
    sessions.current?.transport.onQuiet?.((waitedMs) =>
      report.slow({ what: 'programmer', waitedMs }),
    )
    let result: JobResult | null = null
    let fault: FaultRecord | null = null
    try {
      result = await runJob(parts, job, run, report)
    } catch (error) {
      const programmer = store.snapshot.session?.programmer
      fault = faultRecord(
        programmer === undefined
          ? error
          : withReach(error, reachOf(programmer.id, programmer.kind)),
      )
    }
    const state = fault === null ? 'done' : fault.code === 'gate.cancelled' ? 'cancelled' : 'failed'
    await journal
      .append(
        {
          kind: 'ended',
          job: job.id,
          state,
          contents: report.job.contents,
          sha256: result !== null && 'sha256' in result ? result.sha256 : null,
          fault,
        },
        { durable: report.job.contents.state !== 'not-touched' },
      )
      .catch(() => undefined)
    // Whatever fails here: a job that never ends would lock every door behind it.
    await afterwards(fault, report.job).catch(() => undefined)
    busy = false
    // Before the job is published as ended, so that a front sees the recovery together with the end.
    recovery.seen(report.job)
    await recovery.refresh().catch(() => undefined)
    report.end({ state, result, fault })
  }

  async function afterwards(fault: FaultRecord | null, job: JobInfo): Promise<void> {
    const { current } = sessions
    if (current === null) return
    if (mayBeHalf(job.contents)) current.contents = null
    // A transport is dead after any fault of the link; the pins are let go at once.
    if (current.lost || fault?.code.startsWith('link.')) await sessions.close()
    else if (fault?.code === 'chip.changed-underway' || fault?.code === 'data.stale-before')
      sessions.forgetChip()
  }

  /** Keeps the job of the snapshot up to date without flooding the fronts. */
  function reporter(first: JobInfo): Reporter {
    let job = first
    let phaseFromMs = clock.nowMs()
    let toldMs = -Infinity
    const tell = () => {
      toldMs = clock.nowMs()
      store.publish({ job })
    }
    return {
      get job() {
        return job
      },
      progress(phase: Phase, doneBytes: number, totalBytes: number) {
        const nowMs = clock.nowMs()
        const changedPhase = phase !== job.phase
        if (changedPhase) phaseFromMs = nowMs
        const floor = changedPhase ? 0 : job.doneBytes
        job = {
          ...job,
          state: store.snapshot.job?.state === 'stopping' ? 'stopping' : job.state,
          phase,
          doneBytes: totalBytes === job.totalBytes ? Math.max(floor, doneBytes) : doneBytes,
          totalBytes,
          phaseMs: nowMs - phaseFromMs,
          progress: whole.report(phase, doneBytes, totalBytes),
          slow: null,
        }
        const complete = doneBytes === totalBytes
        if (changedPhase || complete || nowMs - toldMs >= progressMs) tell()
      },
      slow(slow) {
        const nowMs = clock.nowMs()
        job = {
          ...job,
          state: store.snapshot.job?.state === 'stopping' ? 'stopping' : job.state,
          phaseMs: nowMs - phaseFromMs,
          slow,
        }
        if (nowMs - toldMs >= progressMs) tell()
      },
      planned(plan) {
        job = { ...job, progress: whole.planned(plan) }
      },
      closing: closing.signal,
      contents(contents) {
        job = { ...job, contents, state: store.snapshot.job?.state ?? job.state }
        tell()
      },
      backup(backup) {
        job = { ...job, backup }
      },
      end(part) {
        const progress = whole.end(part.state)
        job = { ...job, phaseMs: clock.nowMs() - phaseFromMs, progress, slow: null, ...part }
        tell()
      },
    }
  }

  return {
    async start(request) {
      passGates(request)
      busy = true
      const id = `job-${now().getTime().toString(36)}-${randomBytes(3).toString('hex')}`
      const job: JobInfo = {
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
        backup: store.snapshot.session?.backup ?? null,
        result: null,
        fault: null,
      }
      try {
        await journal.append({ kind: 'job', job: id, request })
      } catch (error) {
        busy = false
        throw error
      }
      if (stopped) {
        busy = false
        throw new Fault('gate.cancelled', { contents: 'untouched' })
      }
      const begun = { ...job, progress: whole.begin(request) }
      store.publish({ job: begun })
      const abort = new AbortController()
      const ended = perform(begun, abort).finally(() => {
        running = null
      })
      running = { abort, ended }
      return id
    },

    cancel(jobId) {
      const { job } = store.snapshot
      if (running === null || job === null || job.id !== jobId)
        throw new Fault('gate.no-job', { jobId })
      if (job.state === 'running') store.publish({ job: { ...job, state: 'stopping' } })
      running.abort.abort()
    },

    mustBeIdle,

    async stop() {
      stopped = true
      closing.abort()
      running?.abort.abort()
      await running?.ended
    },
  }
}

export interface Reporter {
  readonly job: JobInfo
  progress(phase: Phase, doneBytes: number, totalBytes: number): void
  slow(notice: SlowChip | QuietProgrammer): void
  /** What the write that runs is going to do, for the time that is left. */
  planned(plan: PlanSummary): void
  /** Aborted when the app is being closed: what can wait for the next start is left to it. */
  readonly closing: AbortSignal
  contents(contents: Contents): void
  /** What stands behind the chip, as soon as it is known or made. */
  backup(backup: BackupInfo | null): void
  end(part: Pick<JobInfo, 'result' | 'fault'> & { readonly state: EndState }): void
}

type EndState = 'done' | 'failed' | 'cancelled'

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
