// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: choices that follow from a mainboard, and the mainboards that fit what the user sees. */
import { boards } from '../../shared/data/guide.ts'
import type { Board } from '../../shared/data/guide.ts'
import type { Choices } from '../../shared/model/work.ts'

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')

const wordsOf = (text: string) =>
  text
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '')

/** The name that the user searched for, else the first. */
export const nameFor = ({ names }: Board, text: string): string => {
  const words = wordsOf(text)
  const found = names.find((name) => words.every((word) => plain(name).includes(word)))
  return (words.length === 0 ? undefined : found) ?? names[0] ?? ''
}

export type MachineKind = 'laptop' | 'desktop'
export type SeenChips = '1' | '2' | 'unknown'

/** Those of `among` that fit what the user sees; a mainboard stays when the data does not say. */
export const seenBoards = (
  kind: MachineKind,
  chips: SeenChips,
  among: readonly Board[],
): readonly Board[] =>
  among.filter(({ category, configurations }) => {
    const laptop = category === 'laptop' || category === 'chromebook'
    const counts = configurations.map(({ chip_count: count }) => count)
    return (
      laptop === (kind === 'laptop') &&
      (chips === 'unknown' || counts.some((count) => count === null || String(count) === chips))
    )
  })

/**
 * What choosing a computer sets: its usual configuration, if the data names one, and the first of several chips; the
 * others come later. Choosing the same computer again keeps the earlier choices.
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
