// SPDX-License-Identifier: GPL-3.0-or-later
/** Follows the app's job for the desktop: no sleep while it runs, progress in the taskbar, a word when it has ended. */
import { Notification, powerSaveBlocker } from 'electron'
import type { BrowserWindow } from 'electron'
import type { AppApi } from '../../../shared/contract.ts'
import type { Known } from '../../../shared/standing.ts'
import { endNotice } from '../../../shared/text/end-notice.ts'
import { jobDesk } from './job-desk.ts'

export interface WatchedJob {
  /** The job as last heard of, running or ended, and what belongs to it. */
  readonly known: Known
}

/** Held until the next one: a notice that is collected forgets that it was clicked. */
let notice: Notification | null = null

/** From main, so that the page needs no permission to notify; fixed words, nothing of a file or a name. */
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
  /** The page has asked to be told. */
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
    // The display may sleep; the computer may not, or the programmer would lose its power in mid-write.
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
