/** How the chip in hand is called on every screen of step 4. */
import type { WizardView } from './view.ts'

/** `bottom chip`, or just `chip`. */
export const chipWord = ({ boardChip }: WizardView): string =>
  boardChip?.name == null ? 'chip' : `${boardChip.name} chip`

/** Chips of the board that still wait, by index. */
export function chipsLeft({ configuration, choices }: WizardView): readonly number[] {
  const count = configuration?.chips?.length ?? 0
  if (count < 2) return []
  const now = choices.chipIndex ?? 0
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => index !== now && !choices.doneChips.includes(index),
  )
}
