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
  if (first === undefined) return id
  if (others.length === 0) return first
  const stem = others.reduce(commonStart, first)
  // A whole family and density, such as W25Q64; MX25L640 of MX25L6406E and MX25L6408E is none.
  const whole = /\d$/u.test(stem) && names.every((name) => !/\d/u.test(name.slice(stem.length)))
  return whole ? stem : `${first} or alike`
}

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}
