// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: looks up the user's choices in the data, and returns the wiring and its wires. */
import { boards, headers, packages, programmers } from './data/guide.ts'
import type {
  Board,
  BoardConfiguration,
  ChipPackage,
  GuideProgrammer,
  Header,
} from './data/guide.ts'
import type { Choices } from './model/work.ts'
import { wiringBlock, wiringPlan } from './wiring.ts'
import type { Mounting, WiringBlock, WiringChoice, WiringPlan } from './wiring.ts'

/** A mainboard that is not in the data: the chip is soldered to it, but nothing else is known. */
export const unlistedBoard = 'unlisted'
/** A chip that is on no mainboard. */
export const looseChip = 'bare'

/** How the chip is mounted, as far as the choices tell. */
export function mountingOf(choices: Choices, socketed: boolean | null): Mounting | null {
  if (choices.board === null) return null
  if (choices.board === looseChip) return 'loose'
  return socketed === true ? 'socketed' : 'on-board'
}

export interface ChosenWiring {
  readonly programmer: GuideProgrammer | null
  readonly header: Header | null
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  readonly boardChip: NonNullable<BoardConfiguration['chips']>[number] | null
  readonly mounting: Mounting | null
  readonly chipPackage: ChipPackage | null
  readonly wiring: WiringPlan | null
  readonly wiringBlock: WiringBlock | null
}

const find = <T extends { readonly id: string }>(list: readonly T[], id: string | null) =>
  list.find((item) => item.id === id) ?? null

export function chosenWiring(choices: Choices): ChosenWiring {
  const programmer = find(programmers, choices.guideProgrammer)
  const header = find(headers, programmer?.header ?? null)
  const board = find(boards, choices.board)
  const configurations = board?.configurations ?? []
  const configuration =
    find(configurations, choices.configuration) ??
    (configurations.length === 1 ? (configurations[0] ?? null) : null)
  const chips = configuration?.chips ?? []
  const boardChip = chips[choices.chipIndex ?? (chips.length === 1 ? 0 : -1)] ?? null
  const mounting = mountingOf(choices, boardChip?.socketed ?? null)
  const chipPackage = find(packages, choices.chipPackage)
  const choice: WiringChoice | null =
    programmer !== null && header !== null && chipPackage !== null && mounting !== null
      ? {
          programmer,
          header,
          pinVariant: choices.pinVariant,
          chipPackage,
          mounting,
          board,
          configuration,
          seriesResistors: choices.seriesResistors,
          adapter: choices.programmerMv !== null,
          ...(choices.boardFeedsChip === null ? {} : { boardFeedsChip: choices.boardFeedsChip }),
        }
      : null
  const block = choice === null ? null : wiringBlock(choice)
  return {
    programmer,
    header,
    board,
    configuration,
    boardChip,
    mounting,
    chipPackage,
    wiring: choice === null || block !== null ? null : wiringPlan(choice),
    wiringBlock: block,
  }
}
