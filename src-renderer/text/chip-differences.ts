// SPDX-License-Identifier: GPL-3.0-or-later
/** The differences between parts that share an ID, as far as the page can show them. */
import type { EraseType, FlashChip } from '../../shared/model/chip.ts'
import type { ProtectionFacts } from '../../shared/model/protection.ts'
import { allOf } from '../../shared/text/numbers.ts'
import { sizeText, supplyText } from './size.ts'

export type DifferenceKey = 'vendor' | 'size' | 'supply' | 'erase' | 'page' | 'protection'

export interface Difference {
  readonly key: DifferenceKey
  /** One per candidate, in their order; `null`: not known. */
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

/** Leaves out facts that all share: they distinguish nothing. */
export function differencesOf(candidates: readonly FlashChip[]): readonly Difference[] {
  return (Object.keys(facts) as DifferenceKey[])
    .map((key) => ({ key, values: candidates.map(facts[key]) }))
    .filter(({ values }) => new Set(values).size > 1)
}
