// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The parts of an image with a known purpose; `shared/text/region-purposes.ts` has the words. Checked once and typed.
 */
import purposesJson from './images/region-purposes.json' with { type: 'json' }
import { z } from '../schema-checks.ts'

const text = z.string().min(1)
export const purposesFile = z.object({
  source_index: z.record(z.string(), text),
  regions: z.array(
    z.object({
      source: z.enum(['ifd', 'fmap', 'uefi', 'none']),
      name: z.string().describe('As its source calls it; a * at the end stands for any ending.'),
      from: text,
    }),
  ),
})

const data = purposesFile.parse(purposesJson)

export type RegionPurpose = (typeof data.regions)[number]

export const regionPurposes: readonly RegionPurpose[] = data.regions
export const regionPurposeSources: Readonly<Record<string, string>> = data.source_index

/**
 * The entry with exactly this name, else with the longest beginning that fits. Every source has an entry that fits all
 * names.
 */
export function purposeOf(source: RegionPurpose['source'], name: string): RegionPurpose {
  const own = regionPurposes.filter((each) => each.source === source)
  const exact = own.find((each) => each.name === name)
  const [near] = own
    .filter((each) => each.name.endsWith('*') && name.startsWith(each.name.slice(0, -1)))
    .sort((one, other) => other.name.length - one.name.length)
  const found = exact ?? near ?? own[0] ?? regionPurposes.at(-1)
  if (found === undefined) throw new Error('no region purposes')
  return found
}
