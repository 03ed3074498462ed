/** Pure: which practice chip stands for the chip that was chosen. */
import { addressId, contractAddress } from '../../shared/programmer/address.ts'

/** Size of the chip on the mainboard, bytes, and its position there from 0. */
interface OnBoard {
  readonly sizeBytes: number | null
  readonly position: number
}

/**
 * The id to open for a chosen one: a practice chip that nobody named has the size of the mainboard's, and each position
 * is a chip of its own, with other contents. Any other id stays as it is.
 */
export function practiceChipFor(programmerId: string, { sizeBytes, position }: OnBoard): string {
  const parsed = contractAddress(programmerId)
  if (!parsed.ok || parsed.value.kind !== 'practice') return programmerId
  const { words } = parsed.value
  const has = (name: string) => words.some((word) => word.name === name)
  const fits =
    sizeBytes === null || has('chip') || has('size')
      ? []
      : [{ name: 'size', value: sizeWord(sizeBytes) }]
  const own = position === 0 || has('seed') ? [] : [{ name: 'seed', value: String(position + 1) }]
  return addressId({ kind: 'practice', words: [...fits, ...words, ...own] })
}

const sizeWord = (bytes: number): string =>
  bytes % 1_048_576 === 0 ? `${bytes / 1_048_576}M` : `${bytes / 1024}K`
