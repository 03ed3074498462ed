// SPDX-License-Identifier: GPL-3.0-or-later
/** Memory that responds but is not an SPI NOR flash, checked once and typed. Bytes in bus order. */
import { z } from '../schema-checks.ts'
import memoriesJson from './other-memories.json' with { type: 'json' }

const text = z.string().min(1)
const kind = z.enum(['spi-nand', 'f-ram', 'eeprom'])
const hex = z.string().regex(/^[0-9a-f]{2}( [0-9a-f]{2})*$/)

export const memoriesFile = z.strictObject({
  about: text,
  sources: z.record(z.string(), text),
  memories: z.array(
    z.strictObject({
      kind,
      maker: text,
      name: text,
      idBytes: hex,
      behind: z
        .number()
        .int()
        .min(0)
        .max(1)
        .describe('Bytes that nobody drives (FF or 00) before the ID comes.'),
      source: text,
    }),
  ),
  byElectronicSignature: z.array(
    z.strictObject({ kind, maker: text, name: text, signature: hex, source: text }),
  ),
})

export const otherMemories = memoriesFile.parse(memoriesJson)
