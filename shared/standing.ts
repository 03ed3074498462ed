// SPDX-License-Identifier: GPL-3.0-or-later
/** How it stands with the chip: the one value from which every sentence about its contents and its backup is made. Pure. */
import type { Contents } from './model/chip-contents.ts'
import type { WhyLost } from './model/image.ts'
import type { JobInfo, RecoveryInfo } from './model/job.ts'
import type { Snapshot } from './model/snapshot.ts'

export interface Standing {
  readonly contents: Contents
  /** Name or path of the saved backup; `null`: there is none. */
  readonly backup: string | null
  /** A write to this chip is open in the journal. */
  readonly unfinished: boolean
  /** The backup that was saved and cannot be used any more; its file name. */
  readonly lostBackup?: { readonly fileName: string; readonly why: WhyLost }
  /** The image of that write is not kept any more: only its file can finish it. */
  readonly imageGone?: true
}

export type Known = Pick<Snapshot, 'job' | 'recovery' | 'session'>

/**
 * A job that changed nothing says nothing of an earlier write that is still open: then it is what was seen after that
 * one. `null` where no job has run and no write is open.
 */
export function standingOf({ job, recovery, session }: Known): Standing | null {
  const chipId = session?.chip?.id
  // The newest open write is shown even when it was to another kind of chip than the one that answers.
  const open = recovery !== null && (chipId === undefined || chipId === recovery.chipId)
  if (!open) return job === null ? null : ofJob(job, session?.backup?.fileName)
  const own = job !== null && tellsOfItself(job)
  // It may be another chip, to which nothing was done, or that one with an erase that was cut off.
  const other = !own && job?.fault?.code === 'gate.other-chip'
  return {
    contents: own
      ? job.contents
      : other
        ? { state: 'tried-unknown', why: 'other-chip' }
        : recovery.contents,
    backup: recovery.backup?.fileName ?? (own ? (job.backup?.fileName ?? null) : null),
    unfinished: true,
    ...lostIn(recovery),
    ...(recovery.operation === 'write' && recovery.image === null ? { imageGone: true } : {}),
  }
}

/** Of an unfinished write whose backup was saved and cannot be used any more. */
export function lostIn({ lostBackup }: RecoveryInfo): Pick<Standing, 'lostBackup'> {
  if (lostBackup === undefined) return {}
  return { lostBackup: { fileName: lostBackup.backup.fileName, why: lostBackup.why } }
}

const ofJob = (job: JobInfo, sessions: string | undefined): Standing => ({
  contents: job.contents,
  backup: job.backup?.fileName ?? sessions ?? null,
  unfinished: false,
})

/** Compared with the half-written contents that it began from, a job may be equal and the chip as half as before. */
function tellsOfItself({ contents }: JobInfo): boolean {
  if (contents.state === 'not-touched') return false
  return contents.state !== 'compared-equal' || contents.basis.against === 'backup'
}
