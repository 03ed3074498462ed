/** Finding table entries by what people call a chip: table names, family names, or what is printed on it. */
import type { ChipEntry, ChipRow } from './chips.ts'
import { chipEntryOf, chipRows } from './chips.ts'
import { markingScore } from './chip-marking.ts'

/** `3 V` from 2.3 to 3.6 V, `1.8 V` up to 2 V, `other` for ranges over both, `unknown`. */
export type VoltageClass = '3 V' | '1.8 V' | 'other' | 'unknown'

export function voltageClass(supplyMv: readonly [min: number, max: number] | null): VoltageClass {
  if (supplyMv === null) return 'unknown'
  const [min, max] = supplyMv
  if (max <= 2000) return '1.8 V'
  return min >= 2300 && max >= 3000 && max <= 3600 ? '3 V' : 'other'
}

/**
 * Entries meant by a name: our id (several joined by `+`), a part name, or a combined family name of flashrom or
 * flashprog (`MX25L6406E/MX25L6408E`, `W25Q64JV-.Q`), in any case. A name as listed wins over one that only fits
 * the listed wildcards, and that over a family (`W25Q256JV`). Empty when there is none.
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
  return found.map(chipEntryOf)
}

/** `W25Q256JV` is the family of `W25Q256JV_Q` and `W25Q256JV_M`: what follows is a package code, not a revision. */
function isFamily(row: ChipRow, wanted: string): boolean {
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

/** Every name an entry goes by, combined and single. */
function namesOf(row: ChipRow): readonly string[] {
  const combined = Object.values(row.listedAs ?? {}).filter((each) => each !== undefined)
  return [row.name, ...combined, ...singleNames(row), ...combined.flatMap(splitNames)]
}

function singleNames(row: ChipRow): readonly string[] {
  return row.partNames ?? [row.name]
}

/** At slashes outside brackets. */
function splitNames(combined: string): readonly string[] {
  return combined.split(/\/(?![^(]*\))/)
}

/** `.` is any one character, `(A)` and `(A/B)` may be there or not. */
function pattern(name: string): RegExp {
  const source = name
    .toUpperCase()
    .replaceAll(/[\\^$*+?{}[\]|]/g, '\\$&')
    .replaceAll(/\(([^)]*)\)/g, (_, inner: string) => `(?:${inner.replaceAll('/', '|')})?`)
  return new RegExp(`^${source}$`)
}

/** Up to five names of the table close to `name`, closest first, for `chip.no-such-name`. */
export function nearNames(name: string): readonly string[] {
  const wanted = name.trim().toUpperCase()
  const all = new Set(chipRows().flatMap(singleNames))
  return [...all]
    .map((each) => ({ each, distance: distance(wanted, each.toUpperCase()) }))
    .filter(({ each, distance: far }) => far <= Math.max(2, Math.ceil(each.length / 2)))
    .sort((a, b) => a.distance - b.distance || a.each.localeCompare(b.each))
    .slice(0, 5)
    .map(({ each }) => each)
}

/** Edit distance; a missing ending counts half, because people leave package codes away or add them. */
function distance(wanted: string, name: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, index) => index)
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= name.length; j += 1) {
      const same = wanted[i - 1] === name[j - 1] || name[j - 1] === '.'
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)),
      )
    }
    row = next
  }
  const edits = row[name.length] ?? wanted.length
  return wanted.startsWith(name) || name.startsWith(wanted) ? edits / 2 : edits
}

export interface MarkingMatch {
  readonly entry: ChipEntry
  /** The part name that fits the marking. */
  readonly name: string
  readonly sizeBytes: number
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly voltage: VoltageClass
  /** 0 to 1; near 1 means that the whole marking is explained. */
  readonly score: number
}

/** What is printed on a chip, whole or in part (`25Q64JVSIQ`, `MX25L6406EM2I-12G`), best match first. */
export function searchMarking(text: string, limit = 20): readonly MarkingMatch[] {
  const words = text.toUpperCase().split(/\s+/)
  const codes = words.filter((word) => word.length >= 4 && /\d/.test(word))
  if (codes.length === 0) return []
  const rows = chipRows()
  const maker = rows.find((row) => words.includes(makerWord(row)))
  const scored = rows.flatMap((row) => {
    const best = bestName(row, codes)
    if (best === null) return []
    const elsewhere = maker !== undefined && makerWord(row) !== makerWord(maker)
    return [{ row, name: best.name, score: elsewhere ? best.score * 0.8 : best.score }]
  })
  return scored
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ row, name, score }) => {
      const entry = chipEntryOf(row)
      const { sizeBytes, supplyMv } = entry
      return { entry, name, sizeBytes, supplyMv, voltage: voltageClass(supplyMv), score }
    })
}

function makerWord(row: ChipRow): string {
  return row.vendor.toUpperCase().split(/[ /]/)[0] ?? ''
}

function bestName(
  row: ChipRow,
  codes: readonly string[],
): { readonly name: string; readonly score: number } | null {
  let best: { readonly name: string; readonly score: number } | null = null
  const listed = Object.values(row.listedAs ?? {}).flatMap((each) =>
    each === undefined ? [] : splitNames(each),
  )
  const own = singleNames(row)
  for (const name of new Set([...own, ...listed])) {
    const fit = Math.max(...codes.map((code) => markingScore(name, code)))
    // Families that other tools lump together come after the entry that is called so itself.
    const score = own.includes(name) ? fit : fit * 0.99
    if (score > (best?.score ?? 0)) best = { name, score }
  }
  return best
}
