// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the practice chip for the chosen chip, and its marking. */
import { entriesNamed } from '../../shared/data/chip-names.ts'
import type { Board, BoardConfiguration } from '../../shared/data/guide.ts'
import { practiceChipOfSize, usualPracticeChip } from '../../shared/data/practice-chips.ts'
import type { BoardChip } from '../../shared/data/practice-chips.ts'
import { addressId, contractAddress } from '../../shared/programmer/address.ts'

/** The place of the chip on its mainboard, as far as chosen. */
interface OnBoard {
  readonly board: Board | null
  readonly configuration: BoardConfiguration | null
  readonly boardChip: BoardChip | null
  /** Index of the chip among those of its mainboard, from 0. */
  readonly position: number
}

/**
 * The id to open for a chosen id. A practice id without a chip name becomes an ordinary chip of the size of the
 * mainboard's chip, with firmware for that mainboard in it; each position is a separate chip. Any other id stays
 * unchanged.
 */
export function practiceChipFor(programmerId: string, on: OnBoard): string {
  const parsed = contractAddress(programmerId)
  if (!parsed.ok || parsed.value.form !== 'words') return programmerId
  const { words } = parsed.value
  const has = (name: string) => words.some((word) => word.name === name)
  if (has('board')) return programmerId
  const chip = has('chip') || has('size') ? null : chipNameOn(on)
  const ofBoard =
    chip === null || on.board === null
      ? on.position === 0 || has('seed')
        ? []
        : [{ name: 'seed', value: String(on.position + 1) }]
      : [
          { name: 'chip', value: chip },
          { name: 'board', value: on.board.id },
          ...(severalChips(on) ? [{ name: 'slot', value: String(on.position + 1) }] : []),
        ]
  return addressId({ kind: 'practice', form: 'words', words: [...ofBoard, ...words] })
}

const severalChips = ({ configuration }: OnBoard): boolean =>
  (configuration?.chips?.length ?? 0) > 1

/** `null` when the size of the chip is not known, or no practice chip has it. */
function chipNameOn({ configuration, boardChip }: OnBoard): string | null {
  const whole = configuration?.chips === null ? configuration.total_bytes : null
  const bytes = boardChip?.size_bytes ?? whole
  return bytes === null ? null : practiceChipOfSize(bytes, boardChip ?? undefined)
}

/**
 * Marking of a practice chip: the chip that the id names, else the usual one. `null` when the id is of another
 * programmer, or no chip of the table has that name.
 */
export function practiceMarking(programmerId: string | null): string | null {
  const parsed = contractAddress(programmerId ?? '')
  if (!parsed.ok || parsed.value.form !== 'words') return null
  const { words } = parsed.value
  const word = (name: string) => words.find((each) => each.name === name)?.value
  const size = word('size')
  const bytes =
    size === undefined ? null : Number(size.slice(0, -1)) * (size.endsWith('M') ? 1_048_576 : 1024)
  const name = word('chip') ?? (bytes === null ? usualPracticeChip : practiceChipOfSize(bytes))
  return name === null || entriesNamed(name).length === 0 ? null : name
}
