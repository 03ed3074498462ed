// SPDX-License-Identifier: GPL-3.0-or-later
/** Starts the app for tests, and waits for the end of its jobs. */
import type { AppApi } from '../../shared/contract.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { systemClock } from '../transport/clock.ts'
import { drivers } from '../transport/drivers.ts'
import type { Clock, ProgrammerDriver } from '../transport/spi.ts'
import { accepting } from './accepting.ts'
import { createApp } from '../app/app.ts'
import type { App } from '../app/app.ts'

export function startTestApp(
  dataDir: string,
  using: readonly ProgrammerDriver[] = drivers,
  clock: Clock = systemClock,
): Promise<App> {
  return createApp({
    drivers: using,
    dataDir,
    clock,
    now: () => new Date(),
    host: 'test',
    version: '0.0.0',
  })
}

export const snapshotOf = async (api: AppApi): Promise<Snapshot> =>
  (await api.call('app.snapshot', undefined)).value

/** Starts a job; resolves when it has ended, with or without success. Rejects if the app refuses it. */
export async function runJob(api: AppApi, request: JobRequest): Promise<JobInfo> {
  const { jobId } = await api.call('job.start', await accepting(api, request))
  return await new Promise((resolve) => {
    const look = (job: JobInfo | null | undefined): void => {
      if (job?.id !== jobId || job.state === 'running' || job.state === 'stopping') return
      stop()
      resolve(job)
    }
    const stop = api.subscribe(({ value }) => look(value.job))
    // The job may have ended before the listener was added.
    void snapshotOf(api).then(({ job }) => look(job))
  })
}
