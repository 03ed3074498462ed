// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Signals the end of a job to a user who looks elsewhere, if the user wants it: a tone, and in a browser a
 * notification.
 */
import type { JobInfo } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { endNotice } from '../../shared/text/end-notice.ts'
import { tell } from './actions.ts'
import { mirror } from './mirror.ts'

/** A job that was running and has now ended by itself; `null` at any other time. */
export function endedNow(before: JobInfo | null, now: JobInfo | null): 'well' | 'badly' | null {
  if (now === null || before?.id !== now.id || now.request.kind === 'identify') return null
  const ran = before.state === 'running' || before.state === 'stopping'
  if (!ran) return null
  return now.state === 'done' ? 'well' : now.state === 'failed' ? 'badly' : null
}

/** Call once. `playEnd` makes the sound. On the desktop the main process sends the notification. */
export function followEnds(playEnd: (good: boolean) => void): void {
  let before: JobInfo | null = null
  mirror.subscribe(({ snapshot }) => {
    if (snapshot === null) return
    const end = endedNow(before, snapshot.job)
    before = snapshot.job
    if (end === null) return
    if (snapshot.settings.endTone) playEnd(end === 'well')
    if (snapshot.settings.endNotice && snapshot.app.host === 'web' && !document.hasFocus())
      notify(snapshot)
  })
}

function notify({ job, recovery, session }: Snapshot): void {
  const words = endNotice({ job, recovery, session })
  if (words === null || !('Notification' in window) || Notification.permission !== 'granted') return
  const notice = new Notification(words.title, { body: words.body, tag: 'pin-one' })
  notice.addEventListener('click', () => window.focus())
}

/** Asks the browser for permission only after the user wants notifications; `false`: the browser refuses. */
export async function wantNotice(on: boolean, host: Snapshot['app']['host']): Promise<boolean> {
  if (on && host === 'web') {
    if (!('Notification' in window)) return false
    if ((await Notification.requestPermission()) !== 'granted') return false
  }
  await tell('app.settings', { endNotice: on })
  return true
}

export const wantTone = (on: boolean): void => void tell('app.settings', { endTone: on })
