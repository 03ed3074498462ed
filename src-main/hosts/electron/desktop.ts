/** Follows the app's job for the desktop: no sleep while it runs, progress in the taskbar, a sign when it has ended. */
import { powerSaveBlocker } from 'electron'
import type { BrowserWindow } from 'electron'
import type { AppApi } from '../../../shared/contract.ts'
import type { JobInfo } from '../../../shared/model.ts'
import { jobDesk } from './job-desk.ts'

export interface WatchedJob {
  /** The job as last heard of, running or ended. */
  readonly job: JobInfo | null
}

export function watchJob(api: AppApi, window: BrowserWindow): WatchedJob {
  let job: JobInfo | null = null
  let blocker: number | null = null
  const unsubscribe = api.subscribe(({ value }) => {
    if (value.job === undefined) return
    job = value.job
    const { running, progress } = jobDesk(job)
    // The display may sleep; the computer may not, or the programmer would lose its power in mid-write.
    if (running) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
      if (!window.isDestroyed() && !window.isFocused()) window.flashFrame(true)
    }
    if (!window.isDestroyed()) window.setProgressBar(progress)
  })
  window.on('focus', () => window.flashFrame(false))
  window.once('closed', unsubscribe)
  return {
    get job() {
      return job
    },
  }
}
