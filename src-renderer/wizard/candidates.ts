/** Pure: in what the parts that share an ID differ, as far as it can be shown. */
import type { EraseType, FlashChip } from '../../shared/model.ts'
import { sizeText, voltText } from '../text/size.ts'

export type DifferenceKey = 'vendor' | 'size' | 'supply' | 'erase' | 'page'

export interface Difference {
  readonly key: DifferenceKey
  /** One per candidate, in their order; `null` is not known. */
  readonly values: readonly (string | null)[]
}

const facts: Readonly<Record<DifferenceKey, (chip: FlashChip) => string | null>> = {
  supply: ({ supplyMv }) =>
    supplyMv === null ? null : `${voltText(supplyMv[0])} to ${voltText(supplyMv[1])}`,
  size: ({ sizeBytes }) => sizeText(sizeBytes),
  erase: ({ erase }) => [...new Set(erase.map(blocksOf))].join('; '),
  page: ({ pageBytes }) => sizeText(pageBytes),
  vendor: ({ vendor }) => vendor,
}

const blocksOf = ({ regions }: EraseType) =>
  [...new Set(regions.map(({ blockBytes }) => sizeText(blockBytes)))].join(' and ')

/** What all have in common is left out: it tells nothing apart. */
export function differencesOf(candidates: readonly FlashChip[]): readonly Difference[] {
  return (Object.keys(facts) as DifferenceKey[])
    .map((key) => ({ key, values: candidates.map(facts[key]) }))
    .filter(({ values }) => new Set(values).size > 1)
}
