/** Pure: which practice chip stands for the chip that was chosen. */

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
  const found = /^practice(?::(.*))?$/.exec(programmerId)
  if (found === null) return programmerId
  const words = (found[1] ?? '').split(',').filter((word) => word !== '')
  const has = (name: string) => words.some((word) => word.startsWith(`${name}=`))
  const all = [
    ...(sizeBytes === null || has('chip') || has('size') ? [] : [`size=${sizeWord(sizeBytes)}`]),
    ...words,
    ...(position === 0 || has('seed') ? [] : [`seed=${position + 1}`]),
  ]
  return all.length === 0 ? 'practice' : `practice:${all.join(',')}`
}

const sizeWord = (bytes: number): string =>
  bytes % 1_048_576 === 0 ? `${bytes / 1_048_576}M` : `${bytes / 1024}K`
