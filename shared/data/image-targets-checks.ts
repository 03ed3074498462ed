// SPDX-License-Identifier: GPL-3.0-or-later
/** What `images/targets.json` must look like; parsed once by `image-targets.ts`. Sizes and offsets in bytes. */
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
const size = z.int().min(0)
const mac = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/)

export const imageTargetsFile = z.object({
  source_index: z.record(z.string(), text),
  targets: z.array(
    z.object({
      target: text,
      /** Ids of `boards.json`. */
      boards: z.array(text).min(1),
      rom_bytes: size,
      vendor: text,
      part: text,
      mainboard_dir: text,
      /** `null`: the image has no Intel descriptor. */
      regions: z
        .array(
          z.object({
            name: z.enum(['fd', 'gbe', 'me', 'bios', 'pdr']),
            offset: size,
            length: size,
          }),
        )
        .nullable(),
      /** In the order of their addresses, as the descriptor counts them. */
      chips_mib: z.array(z.int()).nullable(),
      default_mac: mac.nullable(),
      needs_me: z.boolean(),
      /** Names in CBFS that are only there after the vendor files were injected. */
      needs_files: z.array(text),
      family: z.enum(['ich9', 'ich10', '6-7', '8-9', '100+']).nullable(),
      source: text,
    }),
  ),
  /** Names that other builds (coreboot, Heads, older releases) give the same mainboards. */
  also_called: z.array(
    z.object({ boards: z.array(text).min(1), parts: z.array(text), source: text }),
  ),
  /** Addresses that many machines share because they ship in images or development kits. */
  shared_macs: z.array(mac),
})
export type ImageTarget = z.infer<typeof imageTargetsFile>['targets'][number]
