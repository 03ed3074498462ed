// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Shows the app's job on the desktop: no sleep while it runs, progress in the taskbar, a notification when it has
 * ended.
 */
import { Notification, powerSaveBlocker } from 'electron'
import type { BrowserWindow } from 'electron'
import type { AppApi } from '../../../shared/contract.ts'
import type { Known } from '../../../shared/standing.ts'
import { endNotice } from '../../../shared/text/end-notice.ts'
import { jobDesk } from './job-desk.ts'

export interface WatchedJob {
  /** The job as last reported, running or ended, and related state. */
  readonly known: Known
}

/** Kept until the next notification: after garbage collection a click on it would have no effect. */
let notice: Notification | null = null

/** Sent by the main process, so the page needs no permission for notifications. Fixed words without file names. */
function tell(known: Known, window: BrowserWindow): void {
  const words = endNotice(known)
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
  let known: Known = { job: null, recovery: null, session: null }
  let blocker: number | null = null
  /** The user asked for a notification. */
  let wanted = false
  const look = async () => {
    const { job, recovery, session, settings } = (await api.call('app.snapshot', undefined)).value
    known = { job, recovery, session }
    wanted = settings.endNotice
  }
  void look()
  const unsubscribe = api.subscribe(({ value }) => {
    const { job = known.job, recovery = known.recovery, session = known.session } = value
    known = { job, recovery, session }
    wanted = value.settings?.endNotice ?? wanted
    if (value.job === undefined) return
    const { running, progress } = jobDesk(job)
    // The display may sleep. The computer may not, or the programmer would lose its power in the middle of a write.
    if (running) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
      if (!window.isDestroyed() && !window.isFocused()) {
        window.flashFrame(true)
        if (wanted) tell(known, window)
      }
    }
    if (!window.isDestroyed()) window.setProgressBar(progress)
  })
  window.on('focus', () => window.flashFrame(false))
  window.once('closed', unsubscribe)
  return {
    get known() {
      return known
    },
  }
}
