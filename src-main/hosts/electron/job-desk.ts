/** What a job means for the desktop around the window: staying awake, the taskbar, and the question before leaving. Pure. */
import type { JobInfo } from '../../../shared/model.ts'

export interface JobDesk {
  readonly running: boolean
  /** For the taskbar or dock: 0 to 1, above 1 for "busy, no telling how long", -1 for none. */
  readonly progress: number
}

const busy = 2

export function jobDesk(job: JobInfo | null): JobDesk {
  if (job === null || !isRunning(job)) return { running: false, progress: -1 }
  const known = job.totalBytes > 0 && job.state === 'running'
  return { running: true, progress: known ? Math.min(1, job.doneBytes / job.totalBytes) : busy }
}

function isRunning({ state }: JobInfo): boolean {
  return state === 'running' || state === 'stopping'
}

export interface LeaveQuestion {
  readonly message: string
  readonly detail: string
  /** The first one stays, and is what Escape and Enter mean. */
  readonly buttons: readonly [stay: string, leave: string]
}

/** What to ask before leaving; `null` when nothing runs and nobody needs to be asked. */
export function leaveQuestion(job: JobInfo | null): LeaveQuestion | null {
  if (job === null || !isRunning(job)) return null
  if (job.contents === 'changed')
    return {
      message: 'The chip is being written. Quit all the same?',
      detail:
        'It would hold neither the old contents nor the new ones. The backup is kept, and Pin One offers to finish or to restore it when it is started again. Until then do not power the board.',
      buttons: ['Keep writing', 'Stop and quit'],
    }
  return {
    message: 'Pin One is still working. Quit all the same?',
    detail: 'The chip has not been changed. What was read so far is thrown away.',
    buttons: ['Keep working', 'Stop and quit'],
  }
}
