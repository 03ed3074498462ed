// SPDX-License-Identifier: GPL-3.0-or-later
/** Maps each kind of job to the function that carries it out. */
import { assertNever, Fault } from '../../shared/fault.ts'
import type { JobResult } from '../../shared/model/job.ts'
import { createFlashDevice } from '../flash/device.ts'
import { adoptJob, backupJob } from './backup-job.ts'
import { changeJob } from './change-job.ts'
import { lookAtUnfinished } from './contents-look.ts'
import type { AnyJob, ChipJob } from './job-parts.ts'
import { readJob, verifyJob } from './read-job.ts'
import { settingsJob } from './settings-job.ts'

export async function runJob(job: AnyJob): Promise<JobResult> {
  const { request } = job.life.job
  if (request.kind === 'identify') return identifyJob(job)
  const session = job.parts.sessions.current
  if (session === null || session.info.chip === null)
    throw new Fault('gate.closed', { blockers: [{ code: 'no-chip' }] })
  const device = createFlashDevice(session.transport, session.info.chip)
  try {
    return await chipJob({ ...job, request, session, device })
  } finally {
    await device.leave()
  }
}

async function identifyJob(job: AnyJob): Promise<JobResult> {
  const { chip } = await job.parts.sessions.identify(job.run)
  await job.parts.recovery.refresh()
  await lookAtUnfinished(job)
  return { kind: 'identify', chipId: chip?.id ?? null }
}

function chipJob({ request, ...job }: ChipJob): Promise<JobResult> {
  switch (request.kind) {
    case 'read':
      return readJob({ ...job, request })
    case 'backup':
      return backupJob({ ...job, request })
    case 'verify':
      return verifyJob({ ...job, request })
    case 'settings':
      return settingsJob({ ...job, request })
    case 'adopt':
      return adoptJob({ ...job, request })
    case 'write':
    case 'erase':
      return changeJob({ ...job, request })
    case 'identify':
      throw new Fault('bug.unexpected', { detail: 'identify needs no chip' })
    default:
      return assertNever(request)
  }
}
