// SPDX-License-Identifier: GPL-3.0-or-later
/** Names of programmer firmwares, in the current language; a test compares the ids with the data. */
import * as de from './de/firmware-names.ts'
import * as en from './en/firmware-names.ts'
import { spoken } from './language.ts'

export const { firmwareNames } = spoken({ en, de })

/** @param id of `serprog-firmwares.json`; `null` and unknown ids have no name */
export function firmwareName(id: string | null): string | null {
  const names: Readonly<Record<string, string>> = firmwareNames
  return id !== null && Object.hasOwn(names, id) ? (names[id] ?? null) : null
}
