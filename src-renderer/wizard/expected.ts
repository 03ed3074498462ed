// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: whether the connected chip is the chosen one. */
import type { BoardConfiguration } from '../../shared/data/guide.ts'
import { markingAgainst } from '../../shared/data/chip-agreement.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { MarkingDisagreement } from '../../shared/model/marking.ts'
import type { WizardView } from './view.ts'

/** The chip's size differs from that of the chosen chip of the mainboard. */
interface OtherThanBoard {
  readonly by: 'board-size'
  readonly found: FlashChip
  /** Name of the chip in the data: `bottom`; `null`: it has none. */
  readonly name: string | null
  readonly sizeBytes: number
  /** The only other chip of the mainboard with the size of the connected one, if there is exactly one. */
  readonly rather: { readonly index: number; readonly name: string | null } | null
}

/** The chip's size differs from that of the chip with the typed marking. */
interface OtherThanMarked {
  readonly by: 'marked-size'
  readonly found: FlashChip
  readonly marked: NonNullable<WizardView['chipEntry']>
  readonly rather: null
}

/** The typed marking does not belong to a chip with this ID. */
interface OtherMarking {
  readonly by: 'marking'
  readonly disagreement: MarkingDisagreement
  readonly rather: null
}

export type Unexpected = OtherThanBoard | OtherThanMarked | OtherMarking

/** Acknowledged for one chip, so that another mismatch is asked about again. */
export const otherChipAck = (chipId: string) => `other-chip:${chipId}`

/** Compares the size with the mainboard, then with the typed marking; `null` when nothing contradicts. */
export function unexpectedChip({
  snapshot,
  boardChip,
  chipEntry,
  configuration,
  choices,
}: WizardView): Unexpected | null {
  const chip = snapshot.session?.chip ?? null
  if (chip === null) return null
  const boardBytes = boardChip?.size_bytes ?? 0
  if (boardBytes > 0 && boardBytes !== chip.sizeBytes)
    return {
      by: 'board-size',
      found: chip,
      name: boardChip?.name ?? null,
      sizeBytes: boardBytes,
      rather: otherOfBoard(configuration?.chips ?? [], choices.chipIndex ?? 0, chip.sizeBytes),
    }
  const disagreement = markingAgainst({ entry: chipEntry, text: choices.marking }, chip)
  if (disagreement !== null) return { by: 'marking', disagreement, rather: null }
  if (chipEntry !== null && chipEntry.sizeBytes !== chip.sizeBytes)
    return { by: 'marked-size', found: chip, marked: chipEntry, rather: null }
  return null
}

function otherOfBoard(
  chips: NonNullable<BoardConfiguration['chips']>,
  now: number,
  sizeBytes: number,
): OtherThanBoard['rather'] {
  const fitting = chips
    .map((chip, index) => ({ index, name: chip.name, size: chip.size_bytes }))
    .filter(({ index, size }) => index !== now && size === sizeBytes)
  const [only] = fitting
  if (only === undefined || fitting.length > 1) return null
  return { index: only.index, name: only.name }
}
