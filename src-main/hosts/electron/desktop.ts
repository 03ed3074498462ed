/** Follows the app's job for the desktop: no sleep while it runs, progress in the taskbar, a word when it has ended. */
import { Notification, powerSaveBlocker } from 'electron'
import type { BrowserWindow } from 'electron'
import type { AppApi } from '../../../shared/contract.ts'
import type { JobInfo } from '../../../shared/model/job.ts'
import { endNotice, jobDesk } from './job-desk.ts'

export interface WatchedJob {
  /** The job as last heard of, running or ended. */
  readonly job: JobInfo | null
}

/** Held until the next one: a notice that is collected forgets that it was clicked. */
let notice: Notification | null = null

/** From main, so that the page needs no permission to notify; fixed words, nothing of a file or a name. */
function tell(job: JobInfo | null, window: BrowserWindow): void {
  const words = endNotice(job)
  if (words === null || !Notification.isSupported()) return
  notice = new Notification(words)
  notice.on('click', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  notice.show()
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
      if (!window.isDestroyed() && !window.isFocused()) {
        window.flashFrame(true)
        tell(job, window)
      }
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
