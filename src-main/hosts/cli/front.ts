// SPDX-License-Identifier: GPL-3.0-or-later
/** The command line as a front end: one app, its events, one job after another, and what has been printed so far. */
import { join } from 'node:path'
import { backupDirectory } from '../../app/app.ts'
import type { App } from '../../app/app.ts'
import { Fault } from '../../../shared/fault.ts'
import type { FaultRecord } from '../../../shared/fault.ts'
import type { AppApi, CallName, Calls } from '../../../shared/contract.ts'
import type { Contents } from '../../../shared/model/chip-contents.ts'
import type { JobInfo, JobRequest, JobResult } from '../../../shared/model/job.ts'
import type { ImageFinding } from '../../../shared/model/image.ts'
import type { Snapshot } from '../../../shared/model/snapshot.ts'
import { standingOf } from '../../../shared/standing.ts'
import type { Standing } from '../../../shared/standing.ts'
import { nobody } from '../../../shared/text/chip-contents.ts'
import { progressFollower } from './progress.ts'
import type { Terminal } from './terminal.ts'

export interface Front {
  readonly api: AppApi
  readonly terminal: Terminal
  readonly snapshot: Snapshot
  /** Contents of the chip after the jobs of this run; `null` before the first. */
  readonly contents: Contents | null
  /** State of the chip and its backup, with the path of the backup. */
  readonly standing: Standing
  /** Findings about the image of this run, for the outcome. */
  findings: readonly ImageFinding[]
  /** Lines about images that were already printed in this run. */
  readonly saidOfImages: Set<string>
  call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']>
  /** Runs a job to its end; rejects with its fault. */
  run<K extends JobResult['kind']>(
    request: JobRequest,
    kind: K,
  ): Promise<Extract<JobResult, { readonly kind: K }>>
  /**
   * Asks the running job to stop between steps; `false` when none runs. After that nothing starts: calls and jobs
   * reject with `gate.cancelled`.
   */
  stop(): boolean
  /** Path of a backup on this computer. */
  backupPath(fileName: string): string
}

export async function createFront(
  app: App,
  terminal: Terminal,
  options: { readonly dataDir: string; readonly progress: boolean },
): Promise<Front> {
  const { api } = app
  let snapshot = (await api.call('app.snapshot', undefined)).value
  let contents: Contents | null = null
  let follow: (job: JobInfo) => void = () => undefined
  let running: string | null = null
  let stopped = false
  const mustGoOn = (): void => {
    if (stopped) throw new Fault('gate.cancelled', { contents: 'untouched' })
  }
  const backupPath = (fileName: string) => join(backupDirectory(options.dataDir), fileName)
  api.subscribe((event) => {
    snapshot = { ...snapshot, ...event.value }
    const { job } = event.value
    if (job !== undefined && job !== null) follow(job)
  })

  return {
    api,
    terminal,
    saidOfImages: new Set(),
    get snapshot() {
      return snapshot
    },
    get contents() {
      return contents
    },
    get standing() {
      const { job, recovery, session } = snapshot
      // The running job has no result yet; the results are those of earlier jobs.
      const own = job !== null && job.contents.state !== 'not-touched'
      const whole =
        job === null ? null : { ...job, contents: own ? job.contents : (contents ?? job.contents) }
      const at = standingOf({ job: whole, recovery, session }) ?? nobody
      return { ...at, backup: at.backup === null ? null : backupPath(at.backup) }
    },
    findings: [],
    async call(name, input) {
      mustGoOn()
      return await api.call(name, input)
    },

    async run(request, kind) {
      mustGoOn()
      const show = progressFollower(terminal, { plainSteps: options.progress })
      const ended = new Promise<JobInfo>((resolve) => {
        follow = (job) => {
          running = job.id
          show(job)
          terminal.event({
            event: 'progress',
            job: job.request.kind,
            state: job.state,
            phase: job.phase,
            doneBytes: job.doneBytes,
            totalBytes: job.totalBytes,
            contents: job.contents.state,
          })
          if (job.state !== 'running' && job.state !== 'stopping') resolve(job)
        }
      })
      try {
        await api.call('job.start', request)
        const job = await ended
        if (contents === null || job.contents.state !== 'not-touched') contents = job.contents
        if (job.fault !== null) throw faultOf(job.fault)
        if (job.result === null || job.result.kind !== kind)
          throw new Fault('bug.unexpected', { detail: `a ${request.kind} without its result` })
        return job.result as Extract<JobResult, { readonly kind: typeof kind }>
      } finally {
        running = null
        follow = () => undefined
      }
    },

    stop() {
      stopped = true
      if (running === null) return false
      // The job may have ended at this moment; then there is nothing to stop.
      void api.call('job.cancel', { jobId: running }).catch(() => undefined)
      return true
    },

    backupPath,
  }
}

function faultOf(record: FaultRecord): Fault {
  return new Fault(record.code, record.facts)
}
