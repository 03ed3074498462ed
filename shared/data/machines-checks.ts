// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of `machines.json`; `machines.ts` parses it once. Refuses unknown fields. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const view = z
  .enum(['laptop', 'base', 'inside', 'desktop', 'board'])
  .describe(
    'What is drawn: a laptop from above, its base, its mainboard taken out, a desktop, or just a board.',
  )
export type MachineView = z.infer<typeof view>

const zone = z.enum(['palm-rest', 'base', 'middle', 'underside', 'beside-memory'])
/** Position of the chip, exactly as precise as the data of the mainboard. */
export type MachineZone = z.infer<typeof zone>

const machine = z.strictObject({
  board: text.describe('Id of guide/boards.json.'),
  types: z
    .array(z.string().regex(/^[0-9A-Z]{4}$/, 'four characters'))
    .describe('First four characters of the type on the label.'),
  view,
  zone: z
    .strictObject({
      at: zone,
      says: text.describe('Stands word for word in the English words of the mainboard.'),
    })
    .nullable()
    .describe('Where the chip is; null where no source says it.'),
})
export type Machine = z.infer<typeof machine>

export const machinesFile = z.strictObject({
  note: text,
  makers: z
    .record(z.string(), z.array(text))
    .describe('Words on a machine that stand in none of its names, by what its names begin with.'),
  common: z.array(text).describe('The mainboards that most people ask about, most asked first.'),
  machines: z.array(machine),
})
