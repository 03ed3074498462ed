/** Pure: whether the chip that answers is the one that was chosen. */
import type { BoardConfiguration } from '../../shared/data/guide.ts'
import { spokenName } from '../../shared/part-name.ts'
import { chipCalled } from './chip-words.ts'
import type { WizardView } from './view.ts'

export interface Unexpected {
  readonly found: string
  readonly expected: string
  /** Another chip of the same board that has the size of the one that answers, where exactly one has. */
  readonly rather: { readonly index: number; readonly name: string } | null
}

/** Acknowledged per chip, so that another surprise is asked about again. */
export const otherChipAck = (chipId: string) => `other-chip:${chipId}`

/** By size against the board, and by size against the print; `null` where nothing contradicts. */
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
      found,
      expected: `${boardChip?.name == null ? 'a chip' : `the ${boardChip.name} chip`} of ${sizeText(boardBytes)}`,
      rather: otherOfBoard(configuration?.chips ?? [], choices.chipIndex ?? 0, chip.sizeBytes),
    }
  if (chipEntry !== null && chipEntry.sizeBytes !== chip.sizeBytes)
    return {
      found,
      expected: `${chipEntry.vendor} ${spokenName(chipEntry.name)}, ${sizeText(chipEntry.sizeBytes)}`,
      rather: null,
    }
  return null
}

function otherOfBoard(
  chips: NonNullable<BoardConfiguration['chips']>,
  now: number,
  sizeBytes: number,
): Unexpected['rather'] {
  const fitting = chips
    .map((chip, index) => ({ index, name: chip.name, size: chip.size_bytes }))
    .filter(({ index, size }) => index !== now && size === sizeBytes)
  const [only] = fitting
  if (only === undefined || fitting.length > 1) return null
  return { index: only.index, name: only.name === null ? 'other chip' : `${only.name} chip` }
}
