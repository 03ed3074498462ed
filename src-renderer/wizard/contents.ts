/** Pure: what is known of the chip after something failed. */
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { Contents } from '../../shared/model/job.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

interface ContentsAfter {
  readonly contents: Contents
  readonly backup: BackupInfo | null
}

/**
 * `null` where the fault ended no job: a call that was refused did nothing. A write that is still open counts, whatever
 * the job after it did: a failed look at a half-written chip has not changed it, and it is changed all the same.
 */
export function contentsAfter(
  fault: FaultRecord,
  { job, recovery, session }: Pick<Snapshot, 'job' | 'recovery' | 'session'>,
): ContentsAfter | null {
  if (job === null || job.fault !== fault) return null
  if (recovery !== null) return { contents: 'changed', backup: recovery.backup }
  return { contents: job.contents, backup: session?.backup ?? null }
}
