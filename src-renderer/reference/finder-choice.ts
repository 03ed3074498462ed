// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pure: page ids of the wiring finder, and the choices in them. */
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
  /** The user's choice for a mainboard that leaves it open; `null` before the choice. */
  readonly boardFeedsChip: boolean | null
}

export const wirable = programmers.filter(({ pins, header }) => pins !== null && header !== null)

const packagesOf = (board: Board | null): readonly string[] =>
  board?.configurations
    .flatMap(({ chips }) => chips ?? [])
    .flatMap((chip) => chip.packages ?? []) ?? []

/** Names of the packages known for a mainboard; the wires for one package are wrong for another. */
export const packagesSeen = (board: Board): readonly string[] => {
  const seen = new Set(packagesOf(board))
  return packages.filter(({ id }) => seen.has(id)).map(({ id, names }) => names[0] ?? id)
}

/** The part of a page id that is not in the data, in the words of the fields; the page always reports it. */
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

/** The choices of a page id; a missing or unsuitable part is replaced by the likeliest. */
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

/**
 * The source of the chip's power is part of the address only after the user has chosen it, and only for that mainboard.
 */
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

/** Why there are no wires for a choice; `null` if there are. */
export const blockOf = (chosen: Chosen) =>
  chosen.board !== null && !chosen.board.covered_by_guide
    ? 'not-covered'
    : wiringBlock(choiceOf(chosen))

/** Highest rated supply voltage of the mainboard's chips, if known; all chips of one mainboard share it. */
export function supplyMaxMv(configuration: BoardConfiguration | null): number | null {
  const volts = configuration?.chips?.[0]?.supply_v ?? null
  return volts === null ? null : volts > 2.7 ? 3600 : 1950
}
