// SPDX-License-Identifier: GPL-3.0-or-later
import type { JobInfo } from '../../shared/model/job.ts'
import { proved, sayContents } from '../../shared/text/chip-contents.ts'
import type { StageId } from '../wizard/stages.ts'
import { phaseText } from './announce.ts'
import { frame } from './frame.ts'

/**
 * Users read it from another tab or the taskbar while a job runs, so the progress comes first. A page that shows the
 * end of a job says how it ended.
 */
export function titleText(
  job: JobInfo | null,
  place: StageId | 'reference' | 'backups' | 'look',
): string {
  return `${news(job, place)} · ${frame.product}`
}

function news(job: JobInfo | null, place: StageId | 'reference' | 'backups' | 'look'): string {
  if (job?.state === 'running' && job.totalBytes > 0)
    return `${Math.floor((100 * job.doneBytes) / job.totalBytes)} % ${phaseText[job.phase]}`
  if (job?.state === 'running') return phaseText[job.phase]
  if (job?.state === 'stopping') return frame.stopping
  if (place === 'reference' || place === 'backups' || place === 'look') return frame[place]
  if (job !== null && place === 'done') return sayContents('title.done', proved)
  if (job?.state === 'failed') return `${frame.failed}: ${frame.stages[place]}`
  return frame.stages[place]
}
