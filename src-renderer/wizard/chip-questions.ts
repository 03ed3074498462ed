// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what step 2 asks about the chip, one question at a time, and where somebody who comes back stands. */
import { expectedLook } from './expected-look.ts'
import type { WizardView } from './view.ts'

/** Its shape; one look at what a mainboard should have; what is printed on it; the supply that the print leaves open. */
export type ChipQuestion = 'shape' | 'look' | 'marking' | 'supply'

type Known = Pick<WizardView, 'boardChip' | 'choices' | 'chipEntry' | 'markedLow'>

export interface Seen {
  /** The chip does not look as the sources of its mainboard say, so that they answer nothing for it. */
  readonly differs: boolean
  /** The marking is typed, though nothing rests on it. */
  readonly typed: boolean
}

/** What the choices tell of somebody who comes back. */
export const seenBefore = (view: Known): Seen => ({
  differs:
    view.choices.chipPackage !== null &&
    expectedLook(view).packages.every(({ id }) => id !== view.choices.chipPackage),
  typed: view.choices.marking.trim() !== '',
})

/** The marking states the supply: nobody is asked for it. */
export const isSupplyMarked = ({ chipEntry, markedLow }: Known): boolean =>
  chipEntry?.supplyMv != null || markedLow

/** In the order in which they are asked. */
export function chipQuestions(view: Known, { differs, typed }: Seen): readonly ChipQuestion[] {
  const look = expectedLook(view)
  const expected = look.packages.length > 0 && !differs
  const fromSource = expected && look.supply !== null
  const marked = typed && view.choices.marking.trim() !== ''
  return [
    ...(expected && look.packages.length === 1 ? [] : (['shape'] as const)),
    ...(expected ? (['look'] as const) : []),
    ...(fromSource && !typed ? [] : (['marking'] as const)),
    // Letters that are not understood yet may be those of another chip than the source speaks of.
    ...(isSupplyMarked(view) || (fromSource && !marked) ? [] : (['supply'] as const)),
  ]
}

/** The last question that has its answer already, so that a look back shows it; the first where none has. */
export function firstShown(view: Known): ChipQuestion {
  const asked = chipQuestions(view, seenBefore(view))
  const { chipPackage, supply, marking } = view.choices
  const has: Readonly<Record<ChipQuestion, boolean>> = {
    shape: chipPackage !== null,
    look: chipPackage !== null,
    marking: marking.trim() !== '',
    supply: chipPackage !== null && supply !== null,
  }
  return asked.findLast((question) => has[question]) ?? asked[0] ?? 'shape'
}
