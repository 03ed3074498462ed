/** Pure: which practice chip stands for the chip that was chosen, and what is printed on it. */
import { entriesNamed } from '../../shared/data/chip-names.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
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

/**
 * What would be printed on a practice chip, for who has none to read: the chip that the id names, else the first listed
 * one of the size that the id names and of 3.3 V, as main chooses it. `null` where no chip of the table is called so.
 */
export function practiceMarking(
  programmerId: string | null,
  programmers: readonly FoundProgrammer[],
): string | null {
  const words = practiceWords(programmerId ?? '')
  if (words === null) return null
  const named = words['chip']
  const size = words['size']
  const listed =
    named === undefined
      ? programmers.flatMap(({ id }) => practiceWords(id)?.['chip'] ?? [])
      : [named]
  const fits = (name: string) =>
    entriesNamed(name).some(
      ({ sizeBytes, supplyMv }) =>
        named !== undefined ||
        ((size === undefined || sizeWord(sizeBytes) === size) &&
          supplyMv !== null &&
          supplyMv[0] <= 3300 &&
          3300 <= supplyMv[1]),
    )
  return listed.find(fits) ?? null
}

/** The words of a practice address by their names; `null` where it is another programmer. */
function practiceWords(id: string): Readonly<Record<string, string | undefined>> | null {
  const parsed = contractAddress(id)
  if (!parsed.ok || parsed.value.kind !== 'practice') return null
  return Object.fromEntries(parsed.value.words.map(({ name, value }) => [name, value]))
}
