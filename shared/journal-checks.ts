// SPDX-License-Identifier: GPL-3.0-or-later
/** What is read back from the journal after a crash: anybody may have edited it. */
import type { JobInfo } from './model/job.ts'
import { protectionView } from './protection-checks.ts'
import { z } from './schema-checks.ts'

const lifted = z.object({
  choice: z.enum(['restore-afterwards', 'leave-off']),
  registers: z.partialRecord(
    z.enum(['sr1', 'sr2', 'sr3', 'config', 'security']),
    z.int().min(0).max(0xff),
  ),
  /** Journals of earlier versions have the registers only. */
  was: protectionView.nullable().default(null),
})

const jobState = z.enum(['running', 'stopping', 'done', 'failed', 'cancelled'])

/** The line that says that a chip's contents are about to change. */
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
  /** The backup taken before, by its id in the vault; `null` when it was skipped. */
  backupId: z.string().nullable(),
  /** What it was written through; journals of earlier versions do not say. */
  programmerId: z.string().nullable().default(null),
  /** What was to be changed first, looked at first afterwards; journals of earlier versions do not say. */
  first: z
    .object({ offset: z.int().min(0), length: z.int().min(1) })
    .nullable()
    .default(null),
  /** Write protection that was lifted for it, as it was before; `null`: none was, as far as the journal tells. */
  lifted: lifted.nullable().default(null),
})

/** A write that was begun. */
export type OpenWrite = Readonly<z.infer<typeof openWrite>>

export function openWriteOf(value: unknown): OpenWrite | null {
  const result = openWrite.safeParse(value)
  return result.success ? result.data : null
}

/** How a job ended; `null` for anything that is not a state of a job. */
export function jobStateOf(value: unknown): JobInfo['state'] | null {
  const result = jobState.safeParse(value)
  return result.success ? result.data : null
}
