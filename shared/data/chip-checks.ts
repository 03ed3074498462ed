// SPDX-License-Identifier: GPL-3.0-or-later
/** What the chip files under `chips/` must look like. Unknown fields are refused: they are mostly typing errors. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const hexByte = z.string().regex(/^[0-9a-f]{2}$/, 'two hex digits, lower case')
const bit = z
  .string()
  .regex(/^(sr1|sr2|sr3|config|security)\.[0-7]( otp| ro)?$/, 'a register bit such as sr1.7')
const size = z.string().regex(/^\d+ (bytes|KiB|MiB)$/, 'a size such as 64 KiB')
const supply = z.string().regex(/^\d+(\.\d+)?-\d+(\.\d+)? V$/, 'a range such as 2.7-3.6 V')
const erase = z
  .string()
  .regex(
    /^[0-9a-f/]{2,8}: (whole chip|\d+ (bytes|KiB|MiB)|\d+ x \d+ (bytes|KiB|MiB)( \+ \d+ x \d+ (bytes|KiB|MiB))*)(, 4-byte address)?$/,
    'an erase command such as d8: 64 KiB',
  )
const duration = z
  .string()
  .regex(/^\d+(\.\d+)? (ms|s), at most \d+(\.\d+)? (ms|s)$/, 'times such as 45 ms, at most 400 ms')

const addressRegister = z.strictObject({ write: hexByte, read: hexByte })

const fourByteAddress = z.strictObject({
  read: hexByte.optional(),
  fastRead: hexByte.optional(),
  program: hexByte.optional(),
  enter4ByteMode: z.enum(['b7', 'wren+b7']).optional(),
  modeBit7InRegister: z.boolean().optional(),
  addressRegister: z.array(addressRegister).optional(),
})

const otp = z.strictObject({
  totalBytes: z.number().int().optional(),
  factoryBytes: z.number().int().optional(),
  reservedBytes: z.number().int().optional(),
  readOpcode: hexByte.optional(),
  writeOpcode: hexByte.optional(),
  eraseOpcode: hexByte.optional(),
  enterOpcode: hexByte.optional(),
  exitOpcode: hexByte.optional(),
  readUniqueIdOpcode: hexByte.optional(),
  variesByPartNumber: z.boolean().optional(),
})

const mark = z.enum(['ok', 'bad', 'depends', 'not-applicable'])
const marks = z.strictObject({
  probe: mark.optional(),
  read: mark.optional(),
  erase: mark.optional(),
  write: mark.optional(),
  writeProtect: mark.optional(),
})

export const writtenEntry = z.strictObject({
  id: text,
  name: text,
  partNames: z.array(text).optional(),
  listedAs: z.record(z.string(), text).optional(),
  printed: z.array(text).min(1).optional(),
  probe: z.enum(['rdid', 'rdid-extended', 'rems', 'res1', 'res2', 'at25f', 'st95', 'none']),
  idBytes: z.string().regex(/^[0-9a-f]{2}( [0-9a-f]{2})*$/, 'hex bytes such as ef 40 18'),
  extendedId: z
    .string()
    .regex(/^([0-9a-f]{2}|\.\.)( ([0-9a-f]{2}|\.\.)){5}$/)
    .optional(),
  size,
  page: size,
  supply: supply.optional(),
  program: z.enum(['page', 'byte', 'aai-word', 'at45-buffer', 'none']),
  programUnit: text.optional(),
  read: z.enum(['at45', 'at45-e8', 'none']).optional(),
  erase: z.array(erase),
  fourByteAddress: fourByteAddress.optional(),
  multiDie: z.strictObject({ size, select: hexByte, statusRegisterPerDie: z.boolean() }).optional(),
  statusWrite: z
    .strictObject({
      enable: z.array(z.enum(['06', '50'])).optional(),
      sr2: z.array(z.enum(['31', '01x2'])).optional(),
      sr3: z.array(z.enum(['11', '01x3'])).optional(),
      configRegister: z.boolean().optional(),
      securityRegister: z.boolean().optional(),
    })
    .optional(),
  statusLayout: text.optional(),
  unprotect: text.optional(),
  protection: z
    .strictObject({
      range: z
        .enum([
          'standard',
          'fixed64KiBBlock',
          'cmpInvertsBp',
          'doubleBlock',
          'bp3StartsAtOneSixteenth',
        ])
        .optional(),
      bp: z.array(bit).optional(),
      tb: bit.optional(),
      sec: bit.optional(),
      cmp: bit.optional(),
      srp: bit.optional(),
      srl: bit.optional(),
      wps: bit.optional(),
    })
    .optional(),
  quadEnable: bit.optional(),
  sfdp: z.enum(['yes', 'some']).optional(),
  reads: z.array(z.enum(['fast', 'dual-output', 'dual-io', 'quad-output', 'quad-io'])).optional(),
  qpi: text.optional(),
  otp: z.union([z.literal('yes'), otp]).optional(),
  cautions: z
    .array(
      z.enum([
        'same-id-different-capacity',
        'same-id-different-voltage',
        'listed-capacity-below-id-capacity',
      ]),
    )
    .optional(),
  sourceDifferences: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  tested: z.record(z.string(), marks).optional(),
  source: text,
})

/** An entry as written by people; `chips.ts` turns its words into numbers. */
export type WrittenEntry = z.infer<typeof writtenEntry>

const unprotect = z.strictObject({
  protectMask: hexByte.optional(),
  lockMask: hexByte.optional(),
  wpPinHighMask: hexByte.optional(),
  preserveOtherBits: z.boolean().optional(),
  command: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .optional(),
  needsWriteEnable: z.boolean().optional(),
})

export type UnprotectMethod = z.infer<typeof unprotect>

export const layoutsFile = z.strictObject({
  sources: z.record(z.string(), text),
  statusLayouts: z.record(z.string(), z.record(z.string(), bit)),
  unprotectMethods: z.record(z.string(), unprotect),
})

const blockTimes = z.record(size, duration)

const family = z.strictObject({
  chips: z.array(text).min(1),
  page: duration.optional(),
  unit: duration.optional(),
  erase: blockTimes.optional(),
  wholeChip: duration.optional(),
  source: text,
})

export type TimingFamily = z.infer<typeof family>

export const timingsFile = z.strictObject({
  about: text,
  defaults: z.strictObject({
    page: duration,
    unit: duration,
    erase: blockTimes,
    wholeChipPerMiB: duration,
    wholeChipAtLeast: duration,
    source: text,
  }),
  families: z.array(family),
})

export type TimingsFile = z.infer<typeof timingsFile>
