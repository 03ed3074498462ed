// SPDX-License-Identifier: GPL-3.0-or-later
/** The place of a chip of a mainboard in the whole flash. Pure. Sizes and offsets in bytes. */
import { boards } from './data/guide.ts'
import type { Board } from './data/guide.ts'

export interface BoardPlace {
  /** Index of the chip in its configuration, from 0; -1 stands for all chips together. */
  readonly index: number
  readonly name: string | null
  readonly offset: number
  readonly length: number
  /** All chips that share one image. */
  readonly totalBytes: number
}

export const boardNamed = (idOrName: string): Board | null => {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const wanted = plain(idOrName)
  const byId = boards.find(({ id }) => plain(id) === wanted)
  if (byId !== undefined) return byId
  const named = boards.filter(({ names }) => names.some((name) => plain(name) === wanted))
  const ending = boards.filter(({ names }) => names.some((name) => plain(name).endsWith(wanted)))
  const [only] = named.length > 0 ? named : wanted.length < 3 ? [] : ending
  return only !== undefined && (named.length === 1 || ending.length === 1) ? only : null
}

/** Every chip of every configuration with known sizes. Chips that each hold a whole image are listed separately. */
export function placesOf(board: Board): readonly BoardPlace[] {
  return board.configurations.flatMap(({ chips, joined_in_order: joined, total_bytes: total }) => {
    if (chips === null)
      return total === null
        ? []
        : [{ index: -1, name: null, offset: 0, length: total, totalBytes: total }]
    return chips.flatMap(({ name, size_bytes: length, offset_bytes: offset }, index) => {
      if (length === null) return []
      const alone = joined !== true || chips.length === 1
      if (!alone && (offset === null || total === null)) return []
      return [
        {
          index,
          name,
          offset: alone ? 0 : (offset ?? 0),
          length,
          totalBytes: alone ? length : (total ?? length),
        },
      ]
    })
  })
}

const calls = (slot: string | number, index: number, name: string | null): boolean =>
  index === slot ||
  (typeof slot === 'string' &&
    (name?.toLowerCase() === slot.toLowerCase() || String(index + 1) === slot))

/** Each chip of each configuration, whether its size is known or not; a mainboard without a list of chips has one. */
const slotsOf = (
  board: Board,
): readonly { readonly index: number; readonly name: string | null }[] =>
  board.configurations.flatMap(({ chips }) =>
    (chips ?? [{ name: null }]).map(({ name }, index) => ({ index, name })),
  )

export const hasSlot = (board: Board, slot: string | number): boolean =>
  slotsOf(board).some(({ index, name }) => calls(slot, index, name))

/** Names by which its chips can be chosen, or their numbers from "1". Each once. */
export const slotNames = (board: Board): readonly string[] => [
  ...new Set(slotsOf(board).map(({ index, name }) => name ?? String(index + 1))),
]

/** The whole flash of each configuration that has more than one chip for one image. */
export const wholesOf = (board: Board): readonly number[] =>
  board.configurations
    .filter(({ joined_in_order: joined, chips }) => joined === true && (chips?.length ?? 0) > 1)
    .flatMap(({ total_bytes: total }) => (total === null ? [] : [total]))

/**
 * The only place that fits: by the name or number of the slot, if given, and by the size of the chip. `null` when none
 * fits, or several different ones.
 */
export function placeOf(
  board: Board,
  slot: string | number | null,
  chipBytes: number | null,
): BoardPlace | null {
  const fits = placesOf(board).filter(
    ({ index, name, length }) =>
      (chipBytes === null || length === chipBytes) && (slot === null || calls(slot, index, name)),
  )
  const [first] = fits
  if (first === undefined) return null
  const differs = fits.some(
    ({ offset, length, totalBytes }) =>
      offset !== first.offset || length !== first.length || totalBytes !== first.totalBytes,
  )
  return differs ? null : first
}
