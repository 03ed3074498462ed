// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks what is read back from the journal after a crash, because a user may have edited it. */
import type { JobInfo } from './model/job.ts'
import { protectionView } from './protection-checks.ts'
import { z } from './schema-checks.ts'

const lifted = z.object({
  choice: z.enum(['restore-afterwards', 'leave-off']),
  registers: z.partialRecord(
    z.enum(['sr1', 'sr2', 'sr3', 'config', 'security']),
    z.int().min(0).max(0xff),
  ),
  /** Journals of earlier versions hold only the registers. */
  was: protectionView.nullable().default(null),
})

const jobState = z.enum(['running', 'stopping', 'done', 'failed', 'cancelled'])

/** The line that announces that a chip's contents are about to change. */
const openWrite = z.object({
  job: z.string().min(1),
  operation: z.enum(['write', 'erase']),
  startedAt: z.string(),
  chipId: z.string(),
  chipName: z.string(),
  idBytes: z.string(),
  sizeBytes: z.int().min(1),
  /** The image being written; `null` for an erase. */
  image: z.object({ name: z.string(), sha256: z.string(), sha1: z.string() }).nullable(),
  /** Vault id of the backup taken before; `null` when it was skipped. */
  backupId: z.string().nullable(),
  /** The programmer that was used; missing in journals of earlier versions. */
  programmerId: z.string().nullable().default(null),
  /** The ranges to be changed, which are read first afterwards; missing in journals of earlier versions. */
  first: z
    .object({ offset: z.int().min(0), length: z.int().min(1) })
    .nullable()
    .default(null),
  /**
   * The write protection that was turned off for this write, as it was before; `null`: none, as far as the journal
   * shows.
   */
  lifted: lifted.nullable().default(null),
})

/** A write that was begun. */
export type OpenWrite = Readonly<z.infer<typeof openWrite>>

export function openWriteOf(value: unknown): OpenWrite | null {
  const result = openWrite.safeParse(value)
  return result.success ? result.data : null
}

/** How a job ended; `null` for anything that is not the state of a job. */
export function jobStateOf(value: unknown): JobInfo['state'] | null {
  const result = jobState.safeParse(value)
  return result.success ? result.data : null
}
