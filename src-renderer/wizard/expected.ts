// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: whether the chip that answers is the one that was chosen. */
import type { BoardConfiguration } from '../../shared/data/guide.ts'
import { markingAgainst } from '../../shared/data/chip-agreement.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { MarkingDisagreement } from '../../shared/model/marking.ts'
import type { WizardView } from './view.ts'

/** Its size is not that of the chip of the mainboard that was chosen. */
interface OtherThanBoard {
  readonly by: 'board-size'
  readonly found: FlashChip
  /** As the data names it: `bottom`; `null`: it has no name. */
  readonly name: string | null
  readonly sizeBytes: number
  /** Another chip of the same board that has the size of the one that answers, where exactly one has. */
  readonly rather: { readonly index: number; readonly name: string | null } | null
}

/** Its size is not that of the chip whose marking was read. */
interface OtherThanMarked {
  readonly by: 'marked-size'
  readonly found: FlashChip
  readonly marked: NonNullable<WizardView['chipEntry']>
  readonly rather: null
}

/** The marking that was read is not that of a chip that answers so. */
interface OtherMarking {
  readonly by: 'marking'
  readonly disagreement: MarkingDisagreement
  readonly rather: null
}

export type Unexpected = OtherThanBoard | OtherThanMarked | OtherMarking

/** Acknowledged per chip, so that another surprise is asked about again. */
export const otherChipAck = (chipId: string) => `other-chip:${chipId}`

/** By size against the board, then against the marking that was read; `null` where nothing contradicts. */
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
