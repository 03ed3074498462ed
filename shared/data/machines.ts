// SPDX-License-Identifier: GPL-3.0-or-later
/** What machines look like and how their labels name them: for people who look for theirs. */
import { boards } from './guide.ts'
import type { Board } from './guide.ts'
import file from './machines.json' with { type: 'json' }

/** What is drawn: a laptop from above, its base, its mainboard taken out, a desktop computer, or just a board. */
export type MachineView = 'laptop' | 'base' | 'inside' | 'desktop' | 'board'

/** Where the chip is, as exactly as the data of the mainboard says and no more. */
export type MachineZone = 'palm-rest' | 'base' | 'middle' | 'underside' | 'beside-memory'

export interface Machine {
  readonly board: string
  /** First four characters of the type on the label. */
  readonly types: readonly string[]
  readonly view: MachineView
  /** `says` stands word for word in the data of the mainboard. */
  readonly zone: { readonly at: MachineZone; readonly says: string } | null
}

const machines = file.machines as readonly Machine[]

/** `null`: nothing is known of its looks. */
export const machineOf = (board: string): Machine | null =>
  machines.find((each) => each.board === board) ?? null

export const machineViewOf = ({ id, category }: Board): MachineView =>
  machineOf(id)?.view ?? (category === 'laptop' ? 'laptop' : 'board')

/** The mainboards that most people ask about, most asked first. */
export const commonBoards: readonly Board[] = file.common.flatMap((id) =>
  boards.filter((board) => board.id === id),
)

/** Types are part of a longer number: `4290` of `4290-W4H`. */
export const boardsOfType = (word: string): readonly string[] =>
  machines
    .filter(({ types }) => types.some((type) => word.toUpperCase().startsWith(type)))
    .map(({ board }) => board)

/** Words on the machine that stand in none of its names: `Lenovo` of a ThinkPad. */
export const makerWords = ({ names }: Board): readonly string[] =>
  Object.entries(file.makers).flatMap(([words, series]) =>
    series.some((word) => names.some((name) => name.includes(word))) ? words.split(' ') : [],
  )
