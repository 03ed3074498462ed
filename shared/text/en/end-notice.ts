// SPDX-License-Identifier: GPL-3.0-or-later
/** The notice about a finished job for a user who looks at another window. */
import type { JobRequest } from '../../model/job.ts'

export const endWords: {
  readonly verified: { readonly title: string; readonly body: string }
  readonly backedUp: { readonly title: string; readonly body: string }
  readonly done: string
  readonly unfinished: Readonly<Record<JobRequest['kind'], string>>
} = {
  verified: {
    title: 'Verified: every byte was read back',
    body: 'Unplug the programmer before you take the clip off.',
  },
  backedUp: {
    title: 'Both reads match. The backup is saved',
    body: 'Next: choose the image to write.',
  },
  done: 'Done',
  unfinished: {
    identify: 'The chip was not found',
    read: 'The read did not finish',
    backup: 'The backup was not saved',
    write: 'The write did not finish',
    erase: 'The erase did not finish',
    verify: 'The comparison found a difference or did not finish',
    settings: 'The registers were not set',
    adopt: 'The comparison with the backup did not finish',
  },
}
