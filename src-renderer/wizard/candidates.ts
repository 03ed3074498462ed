// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which of several chip models with one ID matches the marking, and which letters tell their names apart. */
import type { FlashChip } from '../../shared/model/chip.ts'

/** The candidate that the user's marking named before; one candidate can stand for several entries of the table. */
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
  /** No other candidate has these letters here, so the user should look for them in the marking. */
  readonly apart: boolean
}

/** A model name, cut where it differs from every name of the other candidates; whole when nearly all of it differs. */
export function nameApart(name: string, others: readonly string[]): readonly NamePiece[] {
  const apart = Array.from(
    name,
    (letter, at) => others.length > 0 && others.every((other) => other[at] !== letter),
  )
  const starts = apart.flatMap((here, at) => (at === 0 || here !== apart[at - 1] ? [at] : []))
  // Names that share hardly a letter need no highlighting.
  if (apart.filter(Boolean).length * 2 > name.length) return [{ at: 0, text: name, apart: false }]
  return starts.map((at, run) => ({
    at,
    text: name.slice(at, starts[run + 1]),
    apart: apart[at] === true,
  }))
}

/** The names of each candidate, cut at the letters that set them apart from the others. */
export function namesApart(
  candidates: readonly FlashChip[],
): readonly (readonly (readonly NamePiece[])[])[] {
  return candidates.map((chip) => {
    const others = candidates.flatMap((each) => (each === chip ? [] : each.names))
    return chip.names.map((name) => nameApart(name, others))
  })
}
