// SPDX-License-Identifier: GPL-3.0-or-later
/** The look of computers and the names on their labels: for users who look for theirs. */
import { boards } from './guide.ts'
import type { Board } from './guide.ts'
import { machinesFile } from './machines-checks.ts'
import type { Machine, MachineView } from './machines-checks.ts'
import file from './machines.json' with { type: 'json' }

export type { Machine, MachineView, MachineZone } from './machines-checks.ts'

const data = machinesFile.parse(file)

/** `null`: its look is not known. */
export const machineOf = (board: string): Machine | null =>
  data.machines.find((each) => each.board === board) ?? null

export const machineViewOf = ({ id, category }: Board): MachineView =>
  machineOf(id)?.view ?? (category === 'laptop' ? 'laptop' : 'board')

/** The mainboards that users ask about most, most asked first. */
export const commonBoards: readonly Board[] = data.common.flatMap((id) =>
  boards.filter((board) => board.id === id),
)

/** The type is part of a longer number: `4290` of `4290-W4H`. */
export const boardsOfType = (word: string): readonly string[] =>
  data.machines
    .filter(({ types }) => types.some((type) => word.toUpperCase().startsWith(type)))
    .map(({ board }) => board)

/** Words on the computer that are in none of its names: `Lenovo` of a ThinkPad. */
export const makerWords = ({ names }: Board): readonly string[] =>
  Object.entries(data.makers).flatMap(([words, series]) =>
    series.some((word) => names.some((name) => name.includes(word))) ? words.split(' ') : [],
  )
