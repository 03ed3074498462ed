// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of the small tables beside the chip files. Refuses unknown fields. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const hexByte = z.string().regex(/^[0-9a-f]{2}$/, 'two hex digits, lower case')
const vendors = z
  .array(text)
  .min(1)
  .describe('Names of makers, as vendor in chips/*.json has them.')

/** `opcode-meanings.json` */
export const opcodeMeaningsFile = z.strictObject({
  about: text,
  meanings: z.array(
    z.strictObject({
      opcode: hexByte,
      means: text.describe('A code; its words stand in shared/text.'),
      effect: z
        .enum(['read', 'mode', 'change'])
        .describe(
          'read answers and alters nothing; mode: the chip listens otherwise afterwards; change: contents, registers or locks.',
        ),
      on: z
        .strictObject({
          vendors: vendors.optional(),
          programs: z.array(text).min(1).describe('program of chips/*.json.').optional(),
        })
        .describe('Without makers it holds for every part of the method.'),
      source: text,
    }),
  ),
  perBlockLocks: z
    .strictObject({
      about: text,
      bit: z.string().regex(/^sr[123]\.[0-7]$/),
      vendors: z.record(z.string(), text).describe('How it is known, by maker.'),
      notKnown: z.strictObject({ vendors, about: text }),
    })
    .describe('Where later parts of these makers keep the bit that puts a lock on every block.'),
})

/** `security-registers.json` */
export const securityRegistersFile = z.strictObject({
  about: text,
  rules: z.array(
    z.strictObject({
      vendors,
      otp: z
        .strictObject({
          totalBytes: z.int(),
          reservedBytes: z.int().optional(),
          readOpcode: hexByte,
        })
        .describe('The rule fits a part whose otp says exactly this.'),
      registers: z
        .array(z.string().regex(/^[0-9a-f]{6}$/, 'six hex digits'))
        .describe('Addresses, in hex.'),
      registerBytes: z.int(),
      source: text,
    }),
  ),
  uniqueIds: z.array(
    z.strictObject({ vendors, readUniqueIdOpcode: hexByte, bytes: z.int(), source: text }),
  ),
})

/** `serial-adapters.json` */
export const serialAdaptersFile = z.strictObject({
  about: text,
  adapters: z
    .array(z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/, 'vendor:product in lower-case hex'))
    .describe('USB chips that serve any device behind them.'),
  source: text,
})

const times = { typicalMs: z.number(), maxMs: z.number() }
const register = z.enum(['sr1', 'sr2', 'sr3', 'config', 'security'])
const mask = z.strictObject({ register, mask: hexByte }).nullable()

/** `practice-chips.json` */
export const practiceChipsFile = z.strictObject({
  chips: z.array(
    z.strictObject({
      name: text.describe('What chip= takes.'),
      supplyMv: z.tuple([z.int(), z.int()]).describe('Smallest and largest.'),
      jedecId: z
        .string()
        .regex(/^([0-9a-f]{2}){3,}$/)
        .describe('Reply to 9F: three bytes, or more of what is no SPI NOR flash.'),
      deviceId: hexByte.describe('Second byte of REMS (90) and reply of RES (AB).'),
      afterId: z
        .enum(['zeros', 'repeat'])
        .describe('What follows the bytes of 9F while the clock keeps running.'),
      sizeBytes: z.int(),
      pageBytes: z.int().describe('256; 1 on a part that programs bytes and words.'),
      opcodes: z
        .string()
        .regex(/^[0-9a-f]{2}( [0-9a-f]{2})*$/)
        .describe('All that it listens to.'),
      erase: z.array(
        z.strictObject({
          opcode: hexByte,
          sizeBytes: z.int(),
          addressBytes: z
            .literal(4)
            .nullable()
            .describe('4 where the opcode always takes four address bytes.')
            .optional(),
          ...times,
        }),
      ),
      chipErase: z.strictObject(times),
      times: z.strictObject({
        programTypicalMs: z.number(),
        programMaxMs: z.number(),
        statusMs: z.number(),
        statusMaxMs: z.number(),
      }),
      status: z.strictObject({
        registers: z.partialRecord(
          register,
          z.strictObject({ writable: hexByte, powerUp: hexByte }),
        ),
        write01: z
          .array(register)
          .describe('Which registers the data bytes of 01 go to, in order.'),
        shortWrite01Clears: hexByte.describe('SR2 bits that a one-byte 01 clears.'),
        bp: z
          .array(z.strictObject({ register, mask: hexByte }))
          .describe('Block protect bits, low to high.'),
        unitBytes: z
          .int()
          .describe('Protected length at BP = 1; doubles with each step, never above the chip.'),
        tb: mask,
        sec: mask,
        cmp: mask,
        cmpInvertsBp: z.boolean().describe('CMP inverts the BP bits, too.'),
        srp: mask,
        srl: mask,
        wps: mask,
        failFlags: z
          .strictObject({ register, eraseMask: hexByte, programMask: hexByte })
          .nullable(),
        protectedClearsWel: z
          .boolean()
          .describe('Whether a refused erase or program clears the write enable latch.'),
      }),
      sfdp: text.nullable().describe('JESD216 revision it answers to 5A; null: none.'),
      qpi: z
        .strictObject({ enter: hexByte, needsQuadEnable: z.boolean() })
        .nullable()
        .describe('The opcode after which it listens on four lines only.')
        .optional(),
      source: text,
    }),
  ),
})

/** `wiring-looks.json` */
export const wiringLooksFile = z.strictObject({
  about: text,
  looks: z.array(
    z.strictObject({
      id: text,
      wire: text.describe('The one wire that it touches.').optional(),
      settles: z
        .record(z.string(), z.number().min(0).max(1))
        .describe(
          'How likely it settles a cause when that is the true one: by its id, alone or with a wire of it.',
        ),
    }),
  ),
})
