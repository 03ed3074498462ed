// SPDX-License-Identifier: GPL-3.0-or-later
/** Brings a chip into the middle of an operation, without the screens. */
import type { AppUnderTest } from './fixtures.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import { accepting } from '../../src-main/testing/accepting.ts'

/** A small chip with a Pico's real timing; the fixtures keep it in a file of the test, so it outlives the app. */
export function slowChip(chip = 'MX25L512E'): string {
  return `practice:chip=${chip},timing=real`
}

/** Resolves with the first state of the job that `found` accepts; runs `act` once listening has begun. */
export async function jobUntil(
  app: AppUnderTest,
  found: (job: JobInfo) => boolean,
  act: () => Promise<unknown>,
): Promise<JobInfo> {
  let stop: () => Promise<void> = () => Promise.resolve()
  const job = new Promise<JobInfo>((resolve) => {
    app
      .listen(({ value }) => {
        if (value.job !== undefined && value.job !== null && found(value.job)) resolve(value.job)
      })
      .then(async (unsubscribe) => {
        stop = unsubscribe
        return act()
      })
      .catch((error: unknown) => {
        throw error
      })
  })
  const state = await job
  await stop().catch(() => undefined)
  return state
}

export const isOver = ({ state }: JobInfo) => state !== 'running' && state !== 'stopping'

/** Accepts the cautions about the image of a write, as a user would by ticking them. */
export async function startJob(app: AppUnderTest, request: JobRequest): Promise<void> {
  await app.call('job.start', await accepting(app, request))
}

export async function finished(app: AppUnderTest, request: JobRequest): Promise<JobInfo> {
  return jobUntil(
    app,
    (job) => job.request.kind === request.kind && isOver(job),
    () => startJob(app, request),
  )
}

export async function openChip(
  app: AppUnderTest,
  programmerId: string,
  clockHz: number | null = null,
): Promise<void> {
  await app.call('session.open', { programmerId, clockHz })
  const { state, fault } = await finished(app, { kind: 'identify' })
  if (state !== 'done') throw new Error(`no chip: ${JSON.stringify(fault)}`)
}

/** A backup of the open chip; fails with the fault that prevented it. */
export async function backUp(app: AppUnderTest): Promise<BackupInfo> {
  const { result, fault } = await finished(app, { kind: 'backup', passes: 2, board: null })
  if (result?.kind !== 'backup') throw new Error(`no backup: ${JSON.stringify(fault)}`)
  return result.backup
}

/** A backup of the open chip, and an image that differs from it in every byte. */
export async function backedUp(
  app: AppUnderTest,
): Promise<{ readonly backup: BackupInfo; readonly imageId: string }> {
  const backup = await backUp(app)
  const before = await app.call('backup.get', { backupId: backup.id })
  const bytes = before.map((byte) => byte ^ 0x5a)
  const { id: imageId } = await app.call('image.put', { name: 'next.rom', bytes })
  return { backup, imageId }
}

/**
 * Opens, backs up, and starts a write that changes every block; resolves once the chip holds something else than its
 * backup. Ended before that, a write leaves nothing to recover: the next look finds the chip as it was.
 */
export async function writeUnderWay(
  app: AppUnderTest,
  programmerId: string,
  // Slow enough that the report of its middle arrives before its end on a busy computer.
  clockHz = 500_000,
): Promise<JobInfo> {
  await openChip(app, programmerId, clockHz)
  const { imageId } = await backedUp(app)
  const job = await jobUntil(
    app,
    (each) =>
      each.request.kind === 'write' &&
      (((each.phase === 'erase' || each.phase === 'program') && each.doneBytes > 0) ||
        isOver(each)),
    () => startJob(app, { kind: 'write', imageId, backup: 'session', unprotect: 'no' }),
  )
  if (isOver(job)) throw new Error(`the write ended before it was seen: ${job.state}`)
  return job
}
