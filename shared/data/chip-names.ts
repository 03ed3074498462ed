// SPDX-License-Identifier: GPL-3.0-or-later
/** Finds table entries by the names that users type: table names, family names, or a whole marking. */
import { Fault } from '../fault.ts'
import type { NearName } from '../model/marking.ts'
import type { ChipEntry, ChipRow } from './chips.ts'
import { chipEntryOf, chipRows } from './chips.ts'
import { markedOnce } from './marked-codes.ts'
import { searchMarking } from './marking-search.ts'
import { namesOf, pattern, singleNames } from './row-names.ts'

/**
 * Entries for a name: our id (several joined by `+`), a part name, or a combined family name of flashrom or flashprog
 * (`MX25L6406E/MX25L6408E`, `W25Q64JV-.Q`), in any case. A name as listed wins over one that only fits the listed
 * wildcards, that over a family (`W25Q256JV`), and that over a whole marking (`MX25L6406EM2I-12G`): the app advises
 * users to type the marking, so it must accept it. Empty if nothing fits.
 */
export function entriesNamed(name: string): readonly ChipEntry[] {
  const wanted = name.trim().toUpperCase()
  if (wanted === '') return []
  const byId = idsJoined(wanted)
  if (byId !== null) return byId
  const rows = chipRows()
  const listed = rows.filter((row) => namesOf(row).some((each) => each.toUpperCase() === wanted))
  if (listed.length > 0) return listed.map(chipEntryOf)
  const fitting = rows.filter((row) => singleNames(row).some((each) => pattern(each).test(wanted)))
  const found = fitting.length > 0 ? fitting : rows.filter((row) => isFamily(row, wanted))
  return found.length > 0 ? found.map(chipEntryOf) : entriesMarked(name)
}

/**
 * The parts whose whole name is in a marking, followed only by a package code: after a name that ends in a digit, a
 * letter may be another revision (`GD25Q64C` is not a `GD25Q64`).
 */
function entriesMarked(text: string): readonly ChipEntry[] {
  const whole = searchMarking(text).filter(
    ({ kind, name }) => kind === 'part' && !/\d(?:\(.*\))?$/.test(name),
  )
  const [best] = whole
  return whole.filter(({ score }) => score === best?.score).map(({ entry }) => entry)
}

/**
 * `W25Q256JV` is the family of `W25Q256JV_Q` and `W25Q256JV_M`: a package code follows, not a revision. After a
 * capacity it is a revision: `W25Q64` does not include `W25Q64.W`.
 */
function isFamily(row: ChipRow, wanted: string): boolean {
  if (/\d$/.test(wanted)) return false
  return singleNames(row).some(
    (each) => each.toUpperCase().startsWith(wanted) && /[-_.]/.test(each.charAt(wanted.length)),
  )
}

/** Names of merged candidates are ids joined by `+`; all of them must be known. */
function idsJoined(wanted: string): readonly ChipEntry[] | null {
  const byId = new Map(chipRows().map((row) => [row.id.toUpperCase(), row]))
  const rows = wanted.split('+').map((id) => byId.get(id))
  const known = rows.filter((row) => row !== undefined)
  return known.length === rows.length ? known.map(chipEntryOf) : null
}

/** Up to five parts similar to a name or marking that is not in the table, best first, for `chip.no-such-name`. */
export function nearNames(name: string): readonly NearName[] {
  const seen = new Set<string>()
  return searchMarking(name, { limit: 40 })
    .filter((match) => !seen.has(match.name) && seen.add(match.name))
    .slice(0, 5)
    .map((match) => ({
      vendor: match.entry.vendor,
      name: match.name,
      sizeBytes: match.sizeBytes,
      supplyMv: match.supplyMv,
    }))
}

/** For a name that `entriesNamed` does not find. */
export const noSuchName = (name: string): Fault<'chip.no-such-name'> =>
  new Fault('chip.no-such-name', { name, near: nearNames(name), series: markedOnce(name) })
