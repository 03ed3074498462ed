// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Checks what a front end may change of the work, and what is read back from its file, which a user may have edited.
 */
import type { Choices, ReachedChip, Work, WorkChange } from './model/work.ts'
import { protectionView } from './protection-checks.ts'
import { z } from './schema-checks.ts'
import { stageIds } from './stages.ts'
import { noWork } from './work.ts'

const id = z.string().max(200)
const name = z.string().max(300)
const key = z.string().min(1).max(200)
const count = z.int().min(0)

const choices = z.object({
  guideProgrammer: id.nullable(),
  pinVariant: id.nullable(),
  programmerId: z.string().max(1000).nullable(),
  programmerAnswered: z.boolean(),
  clockHz: z.int().min(1).max(1_000_000_000).nullable(),
  board: id.nullable(),
  configuration: id.nullable(),
  chipIndex: z.int().min(0).max(15).nullable(),
  boardFeedsChip: z.boolean().nullable(),
  seriesResistors: z.boolean(),
  wiresAsList: z.boolean(),
  chipPackage: id.nullable(),
  chipTurn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  chipUnder: z.boolean(),
  marking: z.string().max(200),
  chipEntry: id.nullable(),
  supply: z.enum(['3v3', '1v8']).nullable(),
  programmerMv: z.int().min(1000).max(5500).nullable(),
  imageId: id.nullable(),
  doneChips: z.array(z.int().min(0).max(15)).max(16),
}) satisfies z.ZodType<Choices>

/** More ticks than all wires, cautions and causes together. */
const mostAcks = 1000
const stage = z.enum(stageIds).nullable()

/** `undefined` stands for a field that was not sent. */
export const workChange = z.object({
  choices: choices
    .partial()
    .optional()
    .transform(
      (change): Partial<Choices> | undefined =>
        change &&
        Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    ),
  acks: z
    .record(key, z.boolean())
    .refine((acks) => Object.keys(acks).length <= mostAcks, 'too many ticks')
    .optional(),
  stage: stage.optional(),
}) satisfies z.ZodType<WorkChange>

export const keptChoices = choices
  .partial()
  .transform((keep): Partial<Choices> =>
    Object.fromEntries(Object.entries(keep).filter(([, value]) => value !== undefined)),
  )

const reached = z.object({
  position: z.int().min(0).max(15),
  chip: z.object({
    id: name,
    vendor: name,
    names: z.array(name).max(100),
    idBytes: z.array(z.int().min(0).max(255)).max(32),
    sizeBytes: z.int().min(1),
    supplyMv: z.tuple([count, count]).nullable(),
  }),
  backupId: name.nullable(),
  verified: z
    .object({
      imageId: id,
      name,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      at: z.iso.datetime(),
      stats: z.object({
        erasedBytes: count,
        programmedBytes: count,
        blankBytes: count,
        unchangedBytes: count,
        erases: count,
        latePages: count,
        elapsedMs: z.number().min(0),
      }),
      protection: z
        .object({ restored: z.boolean(), now: protectionView.nullable().default(null) })
        .nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<ReachedChip>

const workFile = z.object({
  schema: z.literal(1),
  // Older files do not have this field, because the list could not be chosen.
  choices: choices.extend({ wiresAsList: z.boolean().default(false) }),
  acks: z.array(key).max(mostAcks),
  chips: z.array(reached).max(16),
  connected: z.boolean(),
})

/** Bytes; far more than a file of the work can have. */
export const maxWorkBytes = 256 * 1024

/** Parses the file of the work; `null` when it is invalid. */
export function workOf(text: string): Work | null {
  try {
    const result = workFile.safeParse(JSON.parse(text))
    if (!result.success) return null
    const { schema: _schema, ...kept } = result.data
    return { ...noWork, ...kept }
  } catch {
    return null
  }
}

export function workText({ choices: chosen, acks, chips, connected }: Work): string {
  return `${JSON.stringify({ schema: 1, choices: chosen, acks, chips, connected })}\n`
}
