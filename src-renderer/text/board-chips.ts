// SPDX-License-Identifier: GPL-3.0-or-later
/** The chips of a mainboard, in words. */
import type { BoardConfiguration } from '../../shared/data/guide.ts'
import { spoken } from '../../shared/text/language.ts'
import { allOf } from '../../shared/text/numbers.ts'
import * as de from './de/board-chips.ts'
import * as en from './en/board-chips.ts'
import { sizeText } from './size.ts'

const { boardChipsText } = spoken({ en, de })

type BoardChip = NonNullable<BoardConfiguration['chips']>[number]

/** `Bottom chip, 8 MiB`; unknown facts are left out, never guessed. */
export function chipText({ name, silk, size_bytes: bytes }: BoardChip, index: number): string {
  return [
    boardChipsText.called(name, index + 1),
    silk === null ? null : boardChipsText.marked(silk),
    bytes === null ? null : sizeText(bytes),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

export function configurationText({
  chip_count: count,
  chips,
  total_bytes: total,
}: BoardConfiguration): string {
  if (chips === null || chips.length === 0)
    return `${boardChipsText.count(count)}, ${total === null ? boardChipsText.sizeNotKnown : boardChipsText.inAll(sizeText(total))}`
  const sizes = chips.map(({ size_bytes: bytes }) =>
    bytes === null ? boardChipsText.sizeNotKnown : sizeText(bytes),
  )
  return `${boardChipsText.count(chips.length)}, ${allOf(sizes)}`
}

/** All chip configurations of a mainboard, side by side. */
export const configurationsText = (configurations: readonly BoardConfiguration[]): string =>
  configurations.map(configurationText).join(' / ')
