// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: the questions of step 2 about the chip, one at a time, and the question at which a returning user continues.
 */
import { expectedLook } from './expected-look.ts'
import type { WizardView } from './view.ts'

/**
 * The shape of the chip; a comparison with what the mainboard should have; the marking; the supply, if the marking
 * leaves it open.
 */
export type ChipQuestion = 'shape' | 'look' | 'marking' | 'supply'

type Known = Pick<WizardView, 'boardChip' | 'choices' | 'chipEntry' | 'markedLow'>

export interface Seen {
  /** The chip does not look as the sources of its mainboard say, so they answer nothing for it. */
  readonly differs: boolean
  /** The marking is typed, although nothing depends on it. */
  readonly typed: boolean
}

/** The earlier answers of a returning user, as the choices show them. */
export const seenBefore = (view: Known): Seen => ({
  differs:
    view.choices.chipPackage !== null &&
    expectedLook(view).packages.every(({ id }) => id !== view.choices.chipPackage),
  typed: view.choices.marking.trim() !== '',
})

/** The marking shows the supply, so the user is not asked for it. */
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
    // A marking that is not understood yet may belong to another chip than the one that the source describes.
    ...(isSupplyMarked(view) || (fromSource && !marked) ? [] : (['supply'] as const)),
  ]
}

/** The last answered question, so that the user sees the answer again; the first when none is answered. */
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
