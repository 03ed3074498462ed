// SPDX-License-Identifier: GPL-3.0-or-later
/** The format of `images/targets.json`; `image-targets.ts` parses it once. Sizes and offsets in bytes. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const size = z.int().min(0)
const mac = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/)

export const imageTargetsFile = z.object({
  source_index: z.record(z.string(), text),
  targets: z.array(
    z.object({
      target: text,
      boards: z.array(text).min(1).describe('Ids of boards.json.'),
      rom_bytes: size,
      vendor: text,
      part: text,
      mainboard_dir: text,
      regions: z
        .array(
          z.object({
            name: z.enum(['fd', 'gbe', 'me', 'bios', 'pdr']),
            offset: size,
            length: size,
          }),
        )
        .nullable()
        .describe('null: the image has no Intel descriptor.'),
      chips_mib: z
        .array(z.int())
        .nullable()
        .describe('In the order of their addresses, as the descriptor counts them.'),
      default_mac: mac.nullable(),
      needs_me: z.boolean(),
      needs_files: z
        .array(text)
        .describe('Names in CBFS that are only there after the vendor files were injected.'),
      family: z.enum(['ich9', 'ich10', '6-7', '8-9', '100+']).nullable(),
      source: text,
    }),
  ),
  also_called: z
    .array(z.object({ boards: z.array(text).min(1), parts: z.array(text), source: text }))
    .describe(
      'Names that other builds (coreboot, Heads, older releases) give the same mainboards.',
    ),
  shared_macs: z
    .array(mac)
    .describe(
      'Addresses that many machines share because they ship in images or development kits.',
    ),
})
export type ImageTarget = z.infer<typeof imageTargetsFile>['targets'][number]
