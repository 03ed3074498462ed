// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: whether the chip that answers is the one that was chosen. */
import type { BoardConfiguration } from '../../shared/data/guide.ts'
import { markingAgainst } from '../../shared/data/chip-agreement.ts'
import type { MarkingDisagreement } from '../../shared/model/marking.ts'
import { partName } from '../../shared/part-name.ts'
import { chipCalled } from './chip-words.ts'
import type { WizardView } from './view.ts'

interface OtherSize {
  readonly by: 'board-size' | 'marked-size'
  readonly found: string
  readonly expected: string
  /** Another chip of the same board that has the size of the one that answers, where exactly one has. */
  readonly rather: { readonly index: number; readonly name: string } | null
}

/** The marking that was read is not that of a chip that answers so. */
interface OtherMarking {
  readonly by: 'marking'
  readonly disagreement: MarkingDisagreement
  readonly rather: null
}

export type Unexpected = OtherSize | OtherMarking

/** Acknowledged per chip, so that another surprise is asked about again. */
export const otherChipAck = (chipId: string) => `other-chip:${chipId}`

/** By size against the board, then against the marking that was read; `null` where nothing contradicts. */
export function unexpectedChip(
  { snapshot, boardChip, chipEntry, configuration, choices }: WizardView,
  sizeText: (bytes: number) => string,
): Unexpected | null {
  const chip = snapshot.session?.chip ?? null
  if (chip === null) return null
  const found = `${chipCalled(chip)}, ${sizeText(chip.sizeBytes)}`
  const boardBytes = boardChip?.size_bytes ?? 0
  if (boardBytes > 0 && boardBytes !== chip.sizeBytes)
    return {
      by: 'board-size',
      found,
      expected: `${boardChip?.name == null ? 'a chip' : `the ${boardChip.name} chip`} of ${sizeText(boardBytes)}`,
      rather: otherOfBoard(configuration?.chips ?? [], choices.chipIndex ?? 0, chip.sizeBytes),
    }
  const disagreement = markingAgainst({ entry: chipEntry, text: choices.marking }, chip)
  if (disagreement !== null) return { by: 'marking', disagreement, rather: null }
  if (chipEntry !== null && chipEntry.sizeBytes !== chip.sizeBytes)
    return {
      by: 'marked-size',
      found,
      expected: `${chipEntry.vendor} ${partName(chipEntry)}, ${sizeText(chipEntry.sizeBytes)}`,
      rather: null,
    }
  return null
}

function otherOfBoard(
  chips: NonNullable<BoardConfiguration['chips']>,
  now: number,
  sizeBytes: number,
): OtherSize['rather'] {
  const fitting = chips
    .map((chip, index) => ({ index, name: chip.name, size: chip.size_bytes }))
    .filter(({ index, size }) => index !== now && size === sizeBytes)
  const [only] = fitting
  if (only === undefined || fitting.length > 1) return null
  return { index: only.index, name: only.name === null ? 'other chip' : `${only.name} chip` }
}
