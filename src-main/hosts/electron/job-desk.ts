/** What a job means for the desktop around the window: staying awake, the taskbar, and the question before leaving. Pure. */
import type { JobInfo } from '../../../shared/model/job.ts'

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

export interface EndNotice {
  readonly title: string
  readonly body: string
}

/**
 * What to tell somebody who has gone to another window and waits for a job to end; `null` for jobs that nobody waits
 * for, and for one that was stopped, which was done by somebody at the page.
 */
export function endNotice(job: JobInfo | null): EndNotice | null {
  if (job === null || isRunning(job) || job.state === 'cancelled') return null
  const { request, state, contents } = job
  if (request.kind === 'identify') return null
  if (state === 'failed')
    return contents === 'changed'
      ? {
          title: 'The chip is changed, but not finished',
          body: 'Leave the clip on and the board off. Pin One shows the way back.',
        }
      : {
          title: 'Not finished. The chip was not changed',
          body: 'Pin One says what happened, and what to try.',
        }
  if (request.kind === 'write' || request.kind === 'erase')
    return {
      title: 'Verified: every byte was read back',
      body: 'Unplug the programmer before you lift the clip.',
    }
  return request.kind === 'backup'
    ? { title: 'The reads are equal, and saved', body: 'Next: choose what to put on the chip.' }
    : { title: 'Done', body: 'Nothing on the chip was changed.' }
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
