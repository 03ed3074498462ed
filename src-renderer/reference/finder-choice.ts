// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: page ids of the wiring finder, and the choices they stand for. */
import { boards, headers, packages, programmers } from '../../shared/data/guide.ts'
import type {
  Board,
  BoardConfiguration,
  ChipPackage,
  GuideProgrammer,
  Header,
} from '../../shared/data/guide.ts'
import { wiringBlock } from '../../shared/wiring.ts'
import type { Mounting, WiringChoice } from '../../shared/wiring.ts'

export interface Chosen {
  readonly programmer: GuideProgrammer
  readonly header: Header
  readonly chipPackage: ChipPackage
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  readonly mounting: Mounting
  /** What the user settled on for a board that leaves it open; `null` before. */
  readonly boardFeedsChip: boolean | null
}

export const wirable = programmers.filter(({ pins, header }) => pins !== null && header !== null)

const packagesOf = (board: Board | null): readonly string[] =>
  board?.configurations
    .flatMap(({ chips }) => chips ?? [])
    .flatMap((chip) => chip.packages ?? []) ?? []

/** Names of the packages that a board was seen with; the wires of one are wrong for another. */
export const packagesSeen = (board: Board): readonly string[] => {
  const seen = new Set(packagesOf(board))
  return packages.filter(({ id }) => seen.has(id)).map(({ id, names }) => names[0] ?? id)
}

/** What a page id names that is not in the data, in the words of the fields; it is said, never passed over. */
export function unknownIn(rest: readonly string[]) {
  const [programmer = '', chipPackage = '', board = ''] = rest
  const known = {
    programmer: wirable.some(({ id }) => id === programmer),
    package: packages.some(({ id }) => id === chipPackage),
    board: board === 'bare' || boards.some(({ id }) => id === board),
  }
  return (
    [
      ['board', board],
      ['package', chipPackage],
      ['programmer', programmer],
    ] as const
  ).filter(([field, id]) => id !== '' && !known[field])
}

/** What a page id stands for; whatever is missing or does not fit is filled with the likeliest. */
export function chosenOf(rest: readonly string[]): Chosen | null {
  const [guideProgrammer = 'pico', packageId, boardId = 'bare', mountingId, feedsId] = rest
  const programmer = wirable.find(({ id }) => id === guideProgrammer) ?? wirable[0]
  const header = headers.find(({ id }) => id === programmer?.header)
  const board = boards.find(({ id }) => id === boardId) ?? null
  const fits = packagesOf(board).find((id) => packages.some((item) => item.id === id))
  const chipPackage =
    packages.find(({ id }) => id === packageId) ??
    packages.find(({ id }) => id === (fits ?? 'soic8'))
  if (programmer === undefined || header === undefined || chipPackage === undefined) return null
  const socketed = board?.configurations.flatMap(({ chips }) => chips ?? [])[0]?.socketed === true
  const mounting =
    mountingId === 'loose' || mountingId === 'on-board' || mountingId === 'socketed'
      ? mountingId
      : board === null
        ? 'loose'
        : socketed
          ? 'socketed'
          : 'on-board'
  const configuration =
    board?.configurations.find(({ default: usual }) => usual) ?? board?.configurations[0] ?? null
  const boardFeedsChip = feedsId === 'yes' ? true : feedsId === 'no' ? false : null
  return { programmer, header, chipPackage, board, configuration, mounting, boardFeedsChip }
}

/** Who feeds the chip is part of the address only once it is settled, and only of that board. */
export function pageOf(chosen: Chosen): string {
  const { programmer, chipPackage, board, mounting, boardFeedsChip: feeds } = chosen
  const settled = feeds === null ? '' : feeds ? '/yes' : '/no'
  return `wiring/${programmer.id}/${chipPackage.id}/${board?.id ?? 'bare'}/${mounting}${settled}`
}

/** The address with one of its parts changed. */
export const withPart = (chosen: Chosen, part: number, value: string): readonly string[] =>
  pageOf(chosen).split('/').slice(1).toSpliced(part, 1, value)

export function choiceOf(chosen: Chosen): WiringChoice {
  const { boardFeedsChip, ...rest } = chosen
  return { ...rest, pinVariant: null, ...(boardFeedsChip === null ? {} : { boardFeedsChip }) }
}

/** Why there are no wires for a choice; `null` when there are. */
export const blockOf = (chosen: Chosen) =>
  chosen.board !== null && !chosen.board.covered_by_guide
    ? 'not-covered'
    : wiringBlock(choiceOf(chosen))

/** Highest rated supply of what the board carries, where it is known; the chips of one board share it. */
export function supplyMaxMv(configuration: BoardConfiguration | null): number | null {
  const volts = configuration?.chips?.[0]?.supply_v ?? null
  return volts === null ? null : volts > 2.7 ? 3600 : 1950
}
