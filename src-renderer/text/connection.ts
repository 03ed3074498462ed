// SPDX-License-Identifier: GPL-3.0-or-later
/** The notice above a page without a connection to the app: chooses its words. */
import type { LinkSeen } from '../client/connection.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/connection.ts'
import * as en from './en/connection.ts'

const { linkText } = spoken({ en, de })

export interface LinkNotice {
  readonly kind: 'silent' | 'lost' | 'refused' | 'replaced'
  readonly title: string
  /** Changes every second, so screen readers do not speak it; `null`: no response yet. */
  readonly since: string | null
  readonly sentences: readonly string[]
  readonly steps: readonly string[]
}

/** The text above the page; `null` while the app responds, or while a lost link is just being renewed. */
export function linkNotice(
  { state, silentSeconds }: LinkSeen,
  snapshot: Snapshot | null,
): LinkNotice | null {
  if (state === 'refused' || state === 'replaced')
    return { kind: state, since: null, ...linkText[state] }
  if (state !== 'lost' && silentSeconds === 0) return null
  const job = underWay(snapshot)
  // A resumed write already has its backup.
  const backup = snapshot?.session?.backup?.fileName ?? snapshot?.recovery?.backup?.fileName ?? null
  const changing = job !== null && isChanging(job)
  const kind = state === 'lost' ? 'lost' : 'silent'
  const { steps } = linkText
  return {
    kind,
    title: linkText[kind],
    since: silentSeconds === 0 ? null : linkText.since(silentSeconds),
    sentences: [
      linkText.underWay[workOf(job)],
      ...(changing ? [linkText.notKnown] : []),
      ...(changing && backup !== null ? [linkText.backup(backup)] : []),
    ],
    steps: [
      ...(job === null ? [] : [steps.leave]),
      steps.wait,
      ...(snapshot?.app.host === 'electron' ? steps.desktop : steps.web),
      ...(changing ? [steps.finish] : []),
    ],
  }
}

const underWay = (snapshot: Snapshot | null): JobInfo | null => {
  const job = snapshot?.job ?? null
  return job?.state === 'running' || job?.state === 'stopping' ? job : null
}

const isChanging = ({ request: { kind } }: JobInfo): boolean => kind === 'write' || kind === 'erase'

function workOf(job: JobInfo | null): 'none' | 'reading' | 'erasing' | 'writing' {
  if (job === null) return 'none'
  if (!isChanging(job)) return 'reading'
  return job.request.kind === 'erase' ? 'erasing' : 'writing'
}
