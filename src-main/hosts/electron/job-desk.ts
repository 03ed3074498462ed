// SPDX-License-Identifier: GPL-3.0-or-later
/** What a job means for the desktop: staying awake, the taskbar, and the question before quitting. Pure. */
import { mayBeHalf } from '../../../shared/model/chip-contents.ts'
import type { JobInfo } from '../../../shared/model/job.ts'
import { standingOf } from '../../../shared/standing.ts'
import type { Known } from '../../../shared/standing.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import { desktopText as words } from '../../../shared/text/desktop.ts'

export interface JobDesk {
  readonly running: boolean
  /** For the taskbar or dock: 0 to 1; above 1: busy without a known duration; -1: none. */
  readonly progress: number
}

const busy = 2

export function jobDesk(job: JobInfo | null): JobDesk {
  if (job === null || !isRunning(job)) return { running: false, progress: -1 }
  const known = job.totalBytes > 0 && job.state === 'running'
  if (!known) return { running: true, progress: busy }
  return {
    running: true,
    progress: job.progress?.share ?? Math.min(1, job.doneBytes / job.totalBytes),
  }
}

function isRunning({ state }: JobInfo): boolean {
  return state === 'running' || state === 'stopping'
}

export interface LeaveQuestion {
  readonly message: string
  readonly detail: string
  /** The first button stays in the app; Escape and Enter choose it. */
  readonly buttons: readonly [stay: string, leave: string]
}

/** The question before quitting; `null` when no job runs. */
export function leaveQuestion(known: Known): LeaveQuestion | null {
  const { job } = known
  if (job === null || !isRunning(job)) return null
  const detail = sayContents('desktop.leave', standingOf(known) ?? nobody)
  return mayBeHalf(job.contents)
    ? {
        message: words.leaveWriting,
        detail,
        buttons: [words.keepWriting, words.stopAndQuit],
      }
    : {
        message: words.leaveWorking,
        detail,
        buttons: [words.keepWorking, words.stopAndQuit],
      }
}
