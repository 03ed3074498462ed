// SPDX-License-Identifier: GPL-3.0-or-later
/** Checks the input of every call before a handler sees it, because a renderer or browser is not trusted. */
import { z } from './schema-checks.ts'
import { Fault } from './fault.ts'
import type { CallName, Calls } from './contract.ts'
import type { JobRequest } from './model/job.ts'
import { isTunnelWhere } from './remote.ts'
import { settings } from './settings-checks.ts'
import { keptChoices, workChange } from './work-checks.ts'

export type InputChecks = { readonly [C in CallName]: (input: unknown) => Calls[C]['input'] }

/** The largest SPI NOR chips hold 2 Gbit; a larger value is invalid. */
export const maxImageBytes = 256 * 1024 * 1024

/** Far more chips than any mainboard uses for one image. */
const maxJoined = 256

/** Control characters, and characters that change the direction of the text after them. */
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
// oxlint-disable-next-line no-control-regex
const everyUnseen = new RegExp(unseen.source, 'gu')
/**
 * A name that is shown and kept in the journal; as a file name it must not lead out of its folder. Users may name files
 * as they like: invisible characters are shown as `?`, like in names inside archives.
 */
const name = z
  .string()
  .max(255)
  .transform((text) => text.replaceAll(everyUnseen, '?'))
  .refine((text) => !text.includes('/'), 'a path where a name was expected')
const text = z.string().refine((all) => !all.includes('\0'), 'a zero character')
const id = text.min(1).max(200)
const nothing = z.undefined().or(z.null().transform(() => undefined))
const bytes = z
  .instanceof(Uint8Array)
  .refine((value) => value.length <= maxImageBytes, `more than ${maxImageBytes} bytes`)
const count = z.int().min(0)
const millivolts = z.int().min(500).max(20_000)

const board = z.string().min(1).max(200)
const slot = z.union([z.string().min(1).max(200), z.int().min(0).max(15)])

const layout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ifd'), imageId: id.nullish() }),
  z.object({ kind: z.literal('fmap'), imageId: id.nullish() }),
  z.object({ kind: z.literal('text'), text: text.max(0x1_0000) }),
])

const range = z.object({ offset: count, length: count })
const backup = z.enum(['session', 'recovery', 'skip'])
const unprotect = z.enum(['no', 'restore-afterwards', 'leave-off'])
const jobRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('identify') }),
  z.object({ kind: z.literal('read') }),
  z.object({
    kind: z.literal('backup'),
    passes: z.union([z.literal(2), z.literal(3)]),
    board: z
      .string()
      .max(255)
      .refine((all) => !unseen.test(all), 'characters that cannot be seen')
      .nullable(),
  }),
  z.object({
    kind: z.literal('write'),
    imageId: id,
    backup,
    unprotect,
    board: board.nullish(),
    slot: slot.nullish(),
    ignoreBoard: z.boolean().optional(),
    accepted: z
      .object({ sha256: z.string().max(64), codes: z.array(z.string().max(64)).max(64) })
      .nullish(),
  }),
  z.object({ kind: z.literal('erase'), backup, unprotect }),
  z.object({ kind: z.literal('verify'), imageId: id }),
  z.object({
    kind: z.literal('settings'),
    range: range.nullable(),
    lock: z.enum(['off', 'wp-pin']).nullable(),
    quadEnable: z.boolean().nullable(),
  }),
  z.object({ kind: z.literal('adopt'), backupId: id }),
]) satisfies z.ZodType<JobRequest>

function check<C extends CallName>(
  call: C,
  schema: z.ZodType<Calls[C]['input']>,
): (input: unknown) => Calls[C]['input'] {
  return (input) => {
    const result = schema.safeParse(input)
    if (result.success) return result.data
    const issue = result.error.issues[0]
    const field = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.join('.')
    throw new Fault('bug.bad-input', {
      what: `${call}: ${field}: ${issue?.message ?? 'not understood'}`,
    })
  }
}

/** One check per call; the type makes the list complete. A check throws `bug.bad-input` with the call and the field. */
export const inputChecks: InputChecks = {
  'app.snapshot': check('app.snapshot', nothing),
  'app.report': check('app.report', nothing),
  'app.settings': check('app.settings', settings.partial()),
  'work.update': check('work.update', workChange),
  'work.reset': check('work.reset', z.object({ keep: keptChoices })),
  'programmer.refresh': check('programmer.refresh', nothing),
  'firmware.install': check(
    'firmware.install',
    z.object({ driveId: z.string().min(1).max(1000), imageId: z.string().min(1).max(200) }),
  ),
  'session.open': check(
    'session.open',
    z.object({
      programmerId: z.string().min(1).max(1000),
      clockHz: z.int().min(1).max(1_000_000_000).nullable(),
      chipSelect: z.int().min(0).max(255).nullish(),
      programmerMv: millivolts.optional(),
    }),
  ),
  'tunnel.open': check(
    'tunnel.open',
    z
      .object({ host: z.string().max(255), user: z.string().max(64), node: z.string().max(32) })
      .refine(isTunnelWhere, 'no host, user and port that ssh can be given'),
  ),
  'tunnel.close': check('tunnel.close', nothing),
  'session.answer-supply': check(
    'session.answer-supply',
    z.object({
      supplyMv: z
        .tuple([millivolts, millivolts])
        .refine(([min, max]) => min <= max, 'the least is above the most')
        .nullable(),
    }),
  ),
  'session.choose-chip': check(
    'session.choose-chip',
    z.object({ name: z.string().min(1).max(200) }),
  ),
  'check.watch': check(
    'check.watch',
    z.object({ page: z.string().min(1).max(64), on: z.boolean() }),
  ),
  'check.signal': check('check.signal', nothing),
  'session.close': check('session.close', nothing),
  'image.put': check('image.put', z.object({ name, bytes })),
  'image.begin': check('image.begin', z.object({ name, sizeBytes: count.max(maxImageBytes) })),
  'image.part': check('image.part', z.object({ transferId: id, bytes })),
  'image.stop': check('image.stop', z.object({ transferId: id })),
  'image.get': check('image.get', z.object({ imageId: id })),
  'image.slice': check('image.slice', z.object({ imageId: id, range, name })),
  'image.join': check(
    'image.join',
    z.object({ imageIds: z.array(id).min(1).max(maxJoined), name }),
  ),
  'image.read': check('image.read', z.object({ imageId: id })),
  'image.map': check(
    'image.map',
    z.object({
      imageId: id,
      other: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('image'), imageId: id }),
          z.object({ kind: z.literal('chip') }),
        ])
        .nullish(),
    }),
  ),
  'image.bytes': check(
    'image.bytes',
    z.object({ imageId: id, range: z.object({ offset: count, length: count.max(0x1_0000) }) }),
  ),
  'image.check': check(
    'image.check',
    z.object({ imageId: id, board: board.nullish(), chip: board.nullish(), slot: slot.nullish() }),
  ),
  'archive.open': check(
    'archive.open',
    z.object({
      imageId: id,
      board: board.nullish(),
      keyboard: z.string().min(1).max(40).nullish(),
      checksums: text.max(0x10_0000).nullish(),
    }),
  ),
  'archive.take': check('archive.take', z.object({ imageId: id, index: count })),
  'image.layout': check('image.layout', z.object({ layout })),
  'image.compose': check(
    'image.compose',
    z.object({
      baseId: id.nullish(),
      layout,
      imageId: id.nullish(),
      include: z
        .array(z.object({ name: text.min(1).max(64), imageId: id.nullish() }))
        .min(1)
        .max(64),
    }),
  ),
  'image.keep-mac': check('image.keep-mac', z.object({ imageId: id, backupId: id.nullish() })),
  'image.undo': check(
    'image.undo',
    z.object({
      imageId: id,
      how: z.enum([
        'swapped-16',
        'swapped-32',
        'swapped-4',
        'inverted',
        'bit-reversed',
        'intel-hex',
        's-record',
        'capsule',
      ]),
    }),
  ),
  'image.drop': check('image.drop', z.object({ imageId: id })),
  'image.plan': check('image.plan', z.object({ imageId: id })),
  'protection.ranges': check('protection.ranges', nothing),
  'backup.get': check('backup.get', z.object({ backupId: id })),
  'backup.use': check('backup.use', z.object({ backupId: id })),
  'backup.check': check('backup.check', nothing),
  'backup.note': check('backup.note', z.object({ backupId: id, note: z.string().max(2000) })),
  'job.start': check('job.start', jobRequest),
  'job.cancel': check('job.cancel', z.object({ jobId: id })),
  'recovery.dismiss': check('recovery.dismiss', nothing),
}
