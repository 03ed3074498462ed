// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks the JSON of a backup as read back from disk, because a user may have edited it. */
import { z } from './schema-checks.ts'
import type { BackupInfo } from './model/image.ts'
import type { BadDescription } from './model/vault-note.ts'

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`))

const backupFile = z.object({
  schema: z.literal(1),
  takenAt: z.iso.datetime(),
  chipId: z.string().min(1),
  chipName: z.string().min(1),
  idBytes: z.string(),
  board: z.string().nullable(),
  programmer: z.string(),
  clockHz: z.number().min(0),
  sizeBytes: z.int().min(1),
  sha256: hex(64),
  sha1: hex(40),
  reads: z.int().min(1),
  oneByte: z.int().min(0).max(255).nullable().default(null),
  security: z
    .object({
      uniqueId: z
        .string()
        .regex(/^(?:[0-9a-f]{2}){1,32}$/)
        .nullable(),
      addresses: z.array(z.int().min(0)),
      sizeBytes: z.int().min(0),
      sha256: hex(64).nullable(),
    })
    .nullish(),
  note: z.string(),
})

/** The fields of the JSON. File names inside it are never trusted. */
export type BackupFile = Omit<BackupInfo, 'id' | 'fileName'> & { readonly schema: 1 }

/** The checked contents, or what is wrong with them. */
export function backupFileOf(text: string): BackupFile | BadDescription {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { code: 'not-json' }
  }
  const result = backupFile.safeParse(value)
  if (result.success) return result.data
  return { code: 'bad-field', field: result.error.issues[0]?.path.join('.') ?? '' }
}
