/** The journal line that says that a chip's contents are about to change, as read back after a crash. */
import { z } from './schema-checks.ts'

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
})

/** A write that was begun. */
export type OpenWrite = Readonly<z.infer<typeof openWrite>>

export function openWriteOf(value: unknown): OpenWrite | null {
  const result = openWrite.safeParse(value)
  return result.success ? result.data : null
}
