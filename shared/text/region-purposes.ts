// SPDX-License-Identifier: GPL-3.0-or-later
/** The purpose of a part of an image, in the current language; a test compares the names with the data. */
import { purposeOf } from '../data/region-purposes.ts'
import type { RegionPurpose } from '../data/region-purposes.ts'
import * as de from './de/region-purposes.ts'
import * as en from './en/region-purposes.ts'
import { spoken } from './language.ts'

export const { regionUses } = spoken({ en, de })

interface RegionWords {
  readonly title: string
  readonly purpose: string
}

/**
 * @param source who names the part
 * @param name its name in that source
 */
export function wordsOfRegion(source: RegionPurpose['source'], name: string): RegionWords {
  const table: Readonly<Record<string, RegionWords>> = regionUses
  const entry = purposeOf(source, name)
  return table[`${entry.source} ${entry.name}`.trim()] ?? regionUses.none
}
