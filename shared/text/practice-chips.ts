// SPDX-License-Identifier: GPL-3.0-or-later
/** Descriptions of the practice chips, in the current language; a test compares the names with the data. */
import * as de from './de/practice-chips.ts'
import * as en from './en/practice-chips.ts'
import { spoken } from './language.ts'

export const { practiceChipTitles } = spoken({ en, de })

/** `Winbond W25Q64JV, 8 MiB, 3.3 V`; the name itself where there is no such practice chip. */
export function practiceChipTitle(name: string): string {
  const titles: Readonly<Record<string, string>> = practiceChipTitles
  return Object.hasOwn(titles, name) ? (titles[name] ?? name) : name
}
