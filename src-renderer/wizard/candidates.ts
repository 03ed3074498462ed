// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: in what the parts that share an ID differ, as far as it can be shown. */
import type { EraseType, FlashChip } from '../../shared/model/chip.ts'
import { allOf } from '../../shared/text/numbers.ts'
import type { ProtectionFacts } from '../../shared/model/protection.ts'
import { sizeText, supplyText } from '../text/size.ts'

export type DifferenceKey = 'vendor' | 'size' | 'supply' | 'erase' | 'page' | 'protection'

export interface Difference {
  readonly key: DifferenceKey
  /** One per candidate, in their order; `null` is not known. */
  readonly values: readonly (string | null)[]
}

const facts: Readonly<Record<DifferenceKey, (chip: FlashChip) => string | null>> = {
  supply: ({ supplyMv }) => (supplyMv === null ? null : supplyText(supplyMv)),
  size: ({ sizeBytes }) => sizeText(sizeBytes),
  erase: ({ erase }) => [...new Set(erase.map(blocksOf))].join('; '),
  page: ({ pageBytes }) => sizeText(pageBytes),
  protection: ({ protection }) => (protection === null ? null : protectionOf(protection)),
  vendor: ({ vendor }) => vendor,
}

const protectionOf = ({ bp, tb, sec, cmp, sr1ProtectMask }: ProtectionFacts): string | null => {
  if (bp.length === 0) return sr1ProtectMask === 0 ? null : 'SR1 bits'
  const more = [
    [tb, 'TB'],
    [sec, 'SEC'],
    [cmp, 'CMP'],
  ] as const
  const named = more.filter(([bit]) => bit !== null).map(([, name]) => name)
  return [`BP0 to BP${bp.length - 1}`, ...named].join(', ')
}

const blocksOf = ({ regions }: EraseType) =>
  allOf([...new Set(regions.map(({ blockBytes }) => sizeText(blockBytes)))])

/** What all have in common is left out: it tells nothing apart. */
export function differencesOf(candidates: readonly FlashChip[]): readonly Difference[] {
  return (Object.keys(facts) as DifferenceKey[])
    .map((key) => ({ key, values: candidates.map(facts[key]) }))
    .filter(({ values }) => new Set(values).size > 1)
}

/** The candidate that was read from the print before; one candidate can stand for several entries of the table. */
export function printedCandidate(
  candidates: readonly FlashChip[],
  chipEntry: string | null,
): FlashChip | null {
  if (chipEntry === null) return null
  return candidates.find(({ id }) => id.split('+').includes(chipEntry)) ?? null
}

export interface NamePiece {
  readonly at: number
  readonly text: string
  /** No other candidate has these letters here: they are what to look for in the print. */
  readonly apart: boolean
}

/** A part name cut where it differs from every name of the other candidates; whole where nearly all of it does. */
export function nameApart(name: string, others: readonly string[]): readonly NamePiece[] {
  const apart = Array.from(
    name,
    (letter, at) => others.length > 0 && others.every((other) => other[at] !== letter),
  )
  const starts = apart.flatMap((here, at) => (at === 0 || here !== apart[at - 1] ? [at] : []))
  // Names that share hardly a letter are told apart at a glance.
  if (apart.filter(Boolean).length * 2 > name.length) return [{ at: 0, text: name, apart: false }]
  return starts.map((at, run) => ({
    at,
    text: name.slice(at, starts[run + 1]),
    apart: apart[at] === true,
  }))
}

/** The names of each candidate, as they are spoken, cut at what sets them apart from the others. */
export function namesApart(
  candidates: readonly FlashChip[],
): readonly (readonly (readonly NamePiece[])[])[] {
  return candidates.map((chip) => {
    const others = candidates.flatMap((each) => (each === chip ? [] : each.names))
    return chip.names.map((name) => nameApart(name, others))
  })
}
