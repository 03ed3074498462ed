// SPDX-License-Identifier: GPL-3.0-or-later
/** The notice about a finished job for a user who looks at another window. */
import { standingOf } from '../standing.ts'
import type { Known } from '../standing.ts'
import { nobody, sayContents } from './chip-contents.ts'
import * as de from './de/end-notice.ts'
import * as en from './en/end-notice.ts'
import { spoken } from './language.ts'

const { endWords } = spoken({ en, de })

interface EndNotice {
  readonly title: string
  readonly body: string
}

/**
 * The notice for a user who went to another window and waits for the end of a job; `null` for jobs that
 * need no notice, and for a stopped job, because someone stopped it on the page.
 */
export function endNotice(known: Known): EndNotice | null {
  const { job } = known
  if (job === null || job.request.kind === 'identify') return null
  const { request, state } = job
  if (state === 'failed')
    return {
      title: endWords.unfinished[request.kind],
      // A notice may appear on a locked screen: no names of files.
      body: sayContents('desktop.end', { ...(standingOf(known) ?? nobody), backup: null }),
    }
  if (state !== 'done') return null
  if (request.kind === 'write' || request.kind === 'erase') return endWords.verified
  return request.kind === 'backup'
    ? endWords.backedUp
    : { title: endWords.done, body: sayContents('reading.note', nobody) }
}
