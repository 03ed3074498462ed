// SPDX-License-Identifier: GPL-3.0-or-later
/** Schema of `shared/data/serprog-firmwares.json`; `firmwares.ts` parses it once. Unknown fields are refused. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const usb = z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/, 'vendor:product in lower-case hex')
const opcodes = z.array(z.string().regex(/^[0-9a-f]{2}$/, 'two hex digits, lower case'))

const match = z.strictObject({
  usb: z.array(usb).optional(),
  manufacturer: text.optional(),
  name: text.describe("Start of the programmer's own name.").optional(),
  has: opcodes.describe('Opcodes that the command map must have.').optional(),
  lacks: opcodes.describe('Opcodes that the command map must not have.').optional(),
})

/** Known faults of firmwares. Their log texts are in `shared/text/{en,de}/firmware-quirks.ts`. */
const quirk = z.enum([
  /** Reads on its board can differ. */
  'three-reads',
  'sdk-stdio',
  'may-be-sdk-stdio',
  'send-buffer-unchecked',
  'pins-always-driven',
  'silent-when-unknown',
  'small-windows',
  'chip-select-may-stay-silent',
])
export type FirmwareQuirk = z.infer<typeof quirk>

const firmware = z.strictObject({
  id: text,
  match,
  queueing: z
    .enum(['own', 'safe', 'loses', 'unknown'])
    .describe(
      'Whether commands may be queued: own is part of this program; safe takes exactly the bytes it needs; loses is known to lose them; unknown has to prove it.',
    ),
  maxTxBytes: z.int().min(1).max(4096),
  maxRxBytes: z.int().min(1).max(262_144),
  quirks: z.array(quirk),
  pinVariant: text
    .nullable()
    .describe("Signal pins in the guide's data; null where the board alone tells."),
  pinsOf: z
    .enum(['serprog', 'spidev'])
    .describe('Whose pins lead to the chip: its own, or those of a board behind a bridge.'),
  source: text,
})
export type Firmware = z.infer<typeof firmware>

export const firmwaresFile = z.strictObject({
  about: text,
  firmwares: z.array(firmware).describe('In order of belief: the first match counts.'),
  usbDevices: z.array(
    z.strictObject({
      id: usb,
      guideProgrammer: text
        .nullable()
        .describe('Id of guide/programmers.json; null where only the user can tell.'),
      products: z
        .array(z.strictObject({ says: text, guideProgrammer: text }))
        .describe('Boards with the same identity that their product name tells apart.'),
      source: text,
    }),
  ),
})
