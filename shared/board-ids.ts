// SPDX-License-Identifier: GPL-3.0-or-later
/** Which IDs the chips of the chosen mainboard can have. Pure. */
import { entriesNamed } from './data/chip-names.ts'
import { boards } from './data/guide.ts'
import type { Choices } from './model/work.ts'

/** One list per chip; a list is empty when its chip models are not known. Without a mainboard there are no lists. */
export function boardIds({
  board,
  configuration,
}: Pick<Choices, 'board' | 'configuration'>): readonly (readonly (readonly number[])[])[] {
  const configurations = boards.find(({ id }) => id === board)?.configurations ?? []
  const chosen =
    configurations.find(({ id }) => id === configuration) ??
    configurations.find((each) => each.default)
  return (chosen?.chips ?? []).map(({ parts }) =>
    parts.flatMap((name) =>
      entriesNamed(name).flatMap(({ probe, idBytes }) => (probe === 'rdid' ? [idBytes] : [])),
    ),
  )
}
