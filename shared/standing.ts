// SPDX-License-Identifier: GPL-3.0-or-later
/** The state of the chip as one value. Every sentence about its contents and its backup is made from it. Pure. */
import type { Contents } from './model/chip-contents.ts'
import type { WhyLost } from './model/image.ts'
import type { JobInfo, RecoveryInfo } from './model/job.ts'
import type { Snapshot } from './model/snapshot.ts'

export interface Standing {
  readonly contents: Contents
  /** Name or path of the saved backup; `null`: there is none. */
  readonly backup: string | null
  /** The journal holds an unfinished write to this chip. */
  readonly unfinished: boolean
  /** File name of a backup that was saved but cannot be used any more. */
  readonly lostBackup?: { readonly fileName: string; readonly why: WhyLost }
  /** The image of that write is not kept any more: only the user's file can finish it. */
  readonly imageGone?: true
}

export type Known = Pick<Snapshot, 'job' | 'recovery' | 'session'>

/**
 * A job that changed nothing says nothing about an earlier unfinished write; then the observations after that write
 * count. `null` when no job has run and no write is unfinished.
 */
export function standingOf({ job, recovery, session }: Known): Standing | null {
  const chipId = session?.chip?.id
  // The newest unfinished write is shown even if it was to another kind of chip than the connected one.
  const open = recovery !== null && (chipId === undefined || chipId === recovery.chipId)
  if (!open) return job === null ? null : ofJob(job, session?.backup?.fileName)
  const own = job !== null && tellsOfItself(job)
  // The chip may be another one, which was not changed, or this one after an erase that was cut off.
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

/** For an unfinished write whose backup was saved and cannot be used any more. */
export function lostIn({ lostBackup }: RecoveryInfo): Pick<Standing, 'lostBackup'> {
  if (lostBackup === undefined) return {}
  return { lostBackup: { fileName: lostBackup.backup.fileName, why: lostBackup.why } }
}

const ofJob = (job: JobInfo, sessions: string | undefined): Standing => ({
  contents: job.contents,
  backup: job.backup?.fileName ?? sessions ?? null,
  unfinished: false,
})

/** A job that began with half-written contents can compare equal to them, and the chip is still half written. */
function tellsOfItself({ contents }: JobInfo): boolean {
  if (contents.state === 'not-touched') return false
  return contents.state !== 'compared-equal' || contents.basis.against === 'backup'
}
