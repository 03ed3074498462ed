import { spelledHex } from './spelling.ts'

/**
 * The table's dots stand for letters of the print that do not matter: `W25Q64JV-.Q` is any W25Q64JV whose print ends
 * in Q. Said with one ellipsis, as a person would write it.
 */
export const spokenName = (name: string) => name.replace(/-\.|\.{2,}|(?<=\d)\.(?=[A-Z])/u, '…')

/**
 * What a chip is called in a sentence and in a file name. One identity often fits several parts (BV, CV, FV, JV), and
 * to name the first of them would be a claim that nobody made. Pure.
 */
export function partName({
  names,
  id,
}: {
  readonly names: readonly string[]
  readonly id: string
}): string {
  const [first, ...others] = names
  if (first === undefined) return calledById(id)
  if (others.length === 0) return spokenName(first)
  const stem = others.reduce(commonStart, first)
  // A whole family and density, such as W25Q64; MX25L640 of MX25L6406E and MX25L6408E is none.
  const whole = /\d$/u.test(stem) && names.every((name) => !/\d/u.test(name.slice(stem.length)))
  return whole ? stem : `${spokenName(first)} or alike`
}

/** A chip that only describes itself has a key of ours but no name; a person is told its ID. */
function calledById(id: string): string {
  const [, key] = /^sfdp-(.+)$/u.exec(id) ?? []
  if (key === undefined) return id
  return key === 'no-id' ? 'unknown chip' : `unknown chip ${spelledHex(key)}`
}

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}
