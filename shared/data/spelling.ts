// SPDX-License-Identifier: GPL-3.0-or-later
/** Edit distance between a name and the typed text, or the beginning of it. */
export function distance(wanted: string, name: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, index) => index)
  let beginning = Number.POSITIVE_INFINITY
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= name.length; j += 1) {
      const same = wanted[i - 1] === name[j - 1] || name[j - 1] === '.'
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)),
      )
    }
    row = next
    // The rest may be package, grade and speed.
    if (i >= name.length) beginning = Math.min(beginning, row[name.length] ?? beginning)
  }
  return Math.min(beginning, row[name.length] ?? wanted.length)
}
