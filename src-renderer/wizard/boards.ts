// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: finding boards by what people call them. */
import { boards } from '../../shared/data/guide.ts'
import type { Board } from '../../shared/data/guide.ts'
import { boardsOfType } from '../../shared/data/machines.ts'
import type { Choices } from '../../shared/model/work.ts'

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')

const wordsOf = (text: string) =>
  text
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '')

/**
 * Every word of the search must occur in one of the board's names, its id or its targets, or be the type number of its
 * machine; blanks do not count.
 */
export function findBoards(text: string): readonly Board[] {
  const words = wordsOf(text)
  if (words.length === 0) return boards
  return boards.filter(({ id, names, targets }) => {
    const hay = [...names, id, ...targets.map(({ target }) => target)].map(plain)
    return words.every(
      (word) => hay.some((name) => name.includes(word)) || boardsOfType(word).includes(id),
    )
  })
}

/** The name that was searched for, else the first. */
export const nameFor = ({ names }: Board, text: string): string => {
  const words = wordsOf(text)
  const found = names.find((name) => words.every((word) => plain(name).includes(word)))
  return (words.length === 0 ? undefined : found) ?? names[0] ?? ''
}

export type MachineKind = 'laptop' | 'desktop'
export type SeenChips = '1' | '2' | 'unknown'

/** Boards that fit what somebody sees; a board of which a thing is not known stays among them. */
export const seenBoards = (kind: MachineKind, chips: SeenChips, text: string): readonly Board[] =>
  findBoards(text).filter(({ category, configurations }) => {
    const laptop = category === 'laptop' || category === 'chromebook'
    const counts = configurations.map(({ chip_count: count }) => count)
    return (
      laptop === (kind === 'laptop') &&
      (chips === 'unknown' || counts.some((count) => count === null || String(count) === chips))
    )
  })

/**
 * What a press on a machine chooses: its usual fitting where the data names one, and the first of several chips; the
 * others come after it. What was chosen for the same machine before stays.
 */
export function usualChoices(id: string, before: Choices): Partial<Choices> {
  if (before.board === id) return { board: id }
  const configurations = boards.find((board) => board.id === id)?.configurations ?? []
  const usual =
    configurations.find((each) => each.default) ??
    (configurations.length === 1 ? configurations[0] : undefined)
  if (usual === undefined) return { board: id }
  return {
    board: id,
    configuration: usual.id,
    chipIndex: (usual.chips?.length ?? 0) > 1 ? 0 : null,
  }
}
