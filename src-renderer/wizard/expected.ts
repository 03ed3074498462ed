/** Pure: whether the chip that answers is the one that was chosen. */
import { spokenName } from '../../shared/part-name.ts'
import { chipCalled } from './chip-words.ts'
import type { WizardView } from './view.ts'

export interface Unexpected {
  readonly found: string
  readonly expected: string
}

/** Acknowledged per chip, so that another surprise is asked about again. */
export const otherChipAck = (chipId: string) => `other-chip:${chipId}`

/** By size against the board, and by size against the print; `null` where nothing contradicts. */
export function unexpectedChip(
  { snapshot, boardChip, chipEntry }: WizardView,
  sizeText: (bytes: number) => string,
): Unexpected | null {
  const chip = snapshot.session?.chip ?? null
  if (chip === null) return null
  const found = `${chipCalled(chip)}, ${sizeText(chip.sizeBytes)}`
  const boardBytes = boardChip?.size_bytes ?? 0
  if (boardBytes > 0 && boardBytes !== chip.sizeBytes)
    return { found, expected: `a chip of ${sizeText(boardBytes)}` }
  if (chipEntry !== null && chipEntry.sizeBytes !== chip.sizeBytes)
    return {
      found,
      expected: `${chipEntry.vendor} ${spokenName(chipEntry.name)}, ${sizeText(chipEntry.sizeBytes)}`,
    }
  return null
}
