// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The format of the chip files under `chips/`. Refuses unknown fields, because they are usually typing errors. The
 * `describe` of a field gives its meaning, which an editor shows beside the file (`npm run schemas`).
 */
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
  id: text.describe('Key of the entry, never changed once published.'),
  name: text.describe('As printed; . is any one character, (X) an optional suffix.'),
  partNames: z.array(text).describe('The single names, where the entry covers several.').optional(),
  listedAs: z
    .record(z.string(), text)
    .describe('How flashrom and flashprog list it, where that differs from the name.')
    .optional(),
  printed: z
    .array(text)
    .min(1)
    .describe('As printed on the part, where the listed names say more or other things than that.')
    .optional(),
  probe: z
    .enum(['rdid', 'rdid-extended', 'rems', 'res1', 'res2', 'at25f', 'st95', 'none'])
    .describe(
      'Command that identifies it: rdid 9F, rdid-extended 9F with six bytes, rems 90, res1 and res2 AB, at25f 15.',
    ),
  idBytes: z
    .string()
    .regex(/^[0-9a-f]{2}( [0-9a-f]{2})*$/, 'hex bytes such as ef 40 18')
    .describe('Reply to the command of probe, in hex.'),
  extendedId: z
    .string()
    .regex(/^([0-9a-f]{2}|\.\.)( ([0-9a-f]{2}|\.\.)){5}$/)
    .describe('The six-byte reply; .. is any byte.')
    .optional(),
  size: size.describe('Capacity.'),
  page: size.describe('Largest single program.'),
  supply: supply
    .describe(
      'Supply voltage. Without it the chip can be read, and is locked for writing until the user answers.',
    )
    .optional(),
  program: z
    .enum(['page', 'byte', 'aai-word', 'at45-buffer', 'none'])
    .describe('How it is programmed; aai-word: words, the address counts up by itself.'),
  programUnit: text.describe('Only where it is odd.').optional(),
  read: z.enum(['at45', 'at45-e8', 'none']).describe('Only where it is odd.').optional(),
  erase: z
    .array(erase)
    .describe(
      'opcode: block, opcode in hex; 4 x 4 KiB + 31 x 64 KiB for mixed blocks from address 0 up; 4-byte address where the opcode always takes four address bytes.',
    ),
  fourByteAddress: fourByteAddress
    .describe(
      'Opcodes that take four address bytes, how four-byte mode is entered, registers that hold the upper address bits.',
    )
    .optional(),
  multiDie: z
    .strictObject({ size, select: hexByte, statusRegisterPerDie: z.boolean() })
    .describe('Several chips in one package behind a select opcode.')
    .optional(),
  statusWrite: z
    .strictObject({
      enable: z.array(z.enum(['06', '50'])).optional(),
      sr2: z.array(z.enum(['31', '01x2'])).optional(),
      sr3: z.array(z.enum(['11', '01x3'])).optional(),
      configRegister: z.boolean().optional(),
      securityRegister: z.boolean().optional(),
    })
    .describe(
      'Enable opcodes in order of preference, and how SR2 and SR3 are written; 01x2 is opcode 01 with two bytes.',
    )
    .optional(),
  statusLayout: text.describe('Key of statusLayouts in layouts.json.').optional(),
  unprotect: text.describe('Key of unprotectMethods in layouts.json.').optional(),
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
    .describe(
      'Where the protection bits are (sr2.6 is bit 6 of SR2; otp one time only, ro read only), and the rule from bits to range.',
    )
    .optional(),
  quadEnable: bit.describe('The bit that turns WP and HOLD into data pins.').optional(),
  sfdp: z
    .enum(['yes', 'some'])
    .describe('The chip describes itself: yes, or some of the parts sold under the name.')
    .optional(),
  reads: z
    .array(z.enum(['fast', 'dual-output', 'dual-io', 'quad-output', 'quad-io']))
    .describe('Faster reads.')
    .optional(),
  qpi: text.describe('Four-line commands, such as: enter 38, leave ff.').optional(),
  otp: z
    .union([z.literal('yes'), otp])
    .describe('One-time-programmable bytes; yes where no more is known.')
    .optional(),
  cautions: z
    .array(
      z.enum([
        'same-id-different-capacity',
        'same-id-different-voltage',
        'listed-capacity-below-id-capacity',
      ]),
    )
    .describe('What to beware of.')
    .optional(),
  sourceDifferences: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .describe('Where the sources disagree.')
    .optional(),
  tested: z
    .record(z.string(), marks)
    .describe("The sources' own test marks other than untested; they say nothing about Pin One.")
    .optional(),
  source: text.describe('Where the facts are from; the short names are explained in layouts.json.'),
})

/** A file of one manufacturer; `chips.ts` checks an entry when it is first requested, the tests check all. */
export const makerFile = z.strictObject({
  vendor: text.describe('Name of the maker.'),
  chips: z.array(writtenEntry),
})

/** An entry as written in the file; `chips.ts` turns its words into numbers. */
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
