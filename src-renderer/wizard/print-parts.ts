// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: splits the marking of a chip, to show the meaning of its letters. */
import { voltageClass } from '../../shared/data/chip-series.ts'
import { chipEntries } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'

export interface PrintPart {
  /** As it was typed. */
  readonly text: string
  readonly means: 'maker' | 'family' | 'capacity' | 'series' | 'package'
}

const mebibit = 1024 * 1024

/** Capacities as manufacturers write them: 64, 064 for 64 Mbit; 8 or 80 for 8 Mbit; 512 for 512 Kbit. */
function capacityWords(sizeBytes: number): readonly string[] {
  const mbit = (sizeBytes * 8) / mebibit
  if (mbit < 1) return [String((sizeBytes * 8) / 1024)]
  const plain = String(mbit)
  return mbit < 10 ? [`${plain}0`, `0${plain}0`, plain] : [plain, plain.padStart(3, '0')]
}

/**
 * The word of `print` that holds the model name, split into the letters' meanings for `entry`; empty when the capacity
 * of the entry is not found in it, because a guessed split explains nothing.
 */
export function printParts(print: string, entry: ChipEntry): readonly PrintPart[] {
  for (const word of print.toUpperCase().split(/\s+/u)) {
    const match = /^(?<maker>[A-Z]{0,3})(?<family>2[56][A-Z]*|[A-Z]25[A-Z]*)(?<rest>\d.*)$/u.exec(
      word,
    )
    const { maker = '', family = '', rest = '' } = match?.groups ?? {}
    const capacity = capacityWords(entry.sizeBytes)
      .filter((each) => rest.startsWith(each))
      .sort((a, b) => b.length - a.length)[0]
    if (match === null || capacity === undefined) continue
    const after = rest.slice(capacity.length)
    const series = seriesOf(after, capacity, entry)
    return (
      [
        { text: maker, means: 'maker' },
        { text: family, means: 'family' },
        { text: capacity, means: 'capacity' },
        { text: series, means: 'series' },
        { text: after.slice(series.length), means: 'package' },
      ] as const
    ).filter(({ text }) => text !== '')
  }
  return []
}

/**
 * The letters that show the voltage: those of the family, if every chip of the manufacturer with these letters needs
 * the same voltage (`MX25L`); else those of the series (`W25Q64JV` and `W25Q64JW`).
 */
export function voltageDecidedBy(
  parts: readonly PrintPart[],
  entry: ChipEntry,
): 'family' | 'series' {
  const family = parts.find(({ means }) => means === 'family')?.text ?? ''
  const classes = new Set(
    chipEntries()
      .filter(
        ({ vendor, names }) =>
          vendor === entry.vendor && names.some((name) => hasFamily(name, family)),
      )
      .map(({ supplyMv }) => voltageClass(supplyMv)),
  )
  return classes.size > 1 ? 'series' : 'family'
}

/** The letters, followed by a capacity. */
const hasFamily = (name: string, family: string): boolean => {
  const at = name.indexOf(family)
  return at >= 0 && /^\d/u.test(name.slice(at + family.length))
}

/** The part after the capacity that the table's name has too; package and grade follow it. */
function seriesOf(after: string, capacity: string, { listedNames }: ChipEntry): string {
  let longest = 0
  for (const name of listedNames) {
    const at = name.search(/25[A-Z]*\d|26[A-Z]*\d/u)
    const from = name.indexOf(capacity, at < 0 ? 0 : at + 2)
    if (from < 0) continue
    const own = name.slice(from + capacity.length).toUpperCase()
    let length = 0
    // A dot of the table stands for any letter.
    while (length < own.length && length < after.length && fits(own[length], after[length]))
      length++
    longest = Math.max(longest, length)
  }
  return after.slice(0, longest)
}

const fits = (own: string | undefined, typed: string | undefined) => own === '.' || own === typed

/**
 * A chip of the same manufacturer and size that 3.3 V would destroy, with the most similar name; `null` when there is
 * none, or when the entry itself is no 3 V chip.
 */
export function lowVoltageRival(entry: ChipEntry, all: readonly ChipEntry[]): string | null {
  if (voltageClass(entry.supplyMv) !== '3 V') return null
  const rivals = all.filter(
    ({ vendor, sizeBytes, supplyMv }) =>
      vendor === entry.vendor &&
      sizeBytes === entry.sizeBytes &&
      voltageClass(supplyMv) === '1.8 V',
  )
  const nearest = rivals
    .flatMap(({ names }) => names)
    .map((name) => ({ name, same: sameLetters(name, entry.names[0] ?? entry.name) }))
    .sort((a, b) => b.same - a.same)[0]
  return nearest?.name ?? null
}

/** Number of places at which two names have the same letter. */
function sameLetters(a: string, b: string): number {
  let same = 0
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] === b[at]) same++
  return same - Math.abs(a.length - b.length) / 2
}
