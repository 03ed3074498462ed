// SPDX-License-Identifier: GPL-3.0-or-later
/** The names of a row of the chip table, here and in other tools. */
import { printedNames } from './chip-entry.ts'
import type { ChipRow } from './chips.ts'

/** Every name of an entry, combined and single. */
export function namesOf(row: ChipRow): readonly string[] {
  const combined = Object.values(row.listedAs ?? {}).filter((each) => each !== undefined)
  const listed = [row.name, ...combined, ...singleNames(row), ...combined.flatMap(splitNames)]
  return [...listed, ...printedNames(row)]
}

export function singleNames(row: ChipRow): readonly string[] {
  return row.partNames ?? [row.name]
}

/** At slashes outside brackets. */
export function splitNames(combined: string): readonly string[] {
  return combined.split(/\/(?![^(]*\))/)
}

/** `.` is any one character, `(A)` and `(A/B)` are optional. */
export function pattern(name: string): RegExp {
  const source = name
    .toUpperCase()
    .replaceAll(/[\\^$*+?{}[\]|]/g, '\\$&')
    .replaceAll(/\(([^)]*)\)/g, (_, inner: string) => `(?:${inner.replaceAll('/', '|')})?`)
  return new RegExp(`^${source}$`)
}
