// SPDX-License-Identifier: GPL-3.0-or-later
/** The user's actions after the chip is verified, in words. */
import { chipPlace } from '../../shared/text/guide-boards.ts'
import { handsAfterwards } from '../wizard/hands.ts'
import type { HandAct, HandFigure } from '../wizard/hands.ts'
import type { WizardView } from '../wizard/view.ts'
import { doneText } from './done.ts'

export interface ToldHandStep {
  readonly figure: HandFigure
  readonly what: string
  readonly why: string
}

/** `next`: the next chip of the mainboard; `null` if this was the last. */
export function toldHands(
  view: Pick<WizardView, 'programmer' | 'wiring' | 'mounting'>,
  programmerName: string | null,
  next: { readonly name: string | null; readonly where: string | null } | null,
): readonly ToldHandStep[] {
  const { steps: say } = doneText
  const told: Readonly<Record<HandAct, () => Omit<ToldHandStep, 'figure'>>> = {
    unplug: () => say.unplug(programmerName),
    boardOff: () => say.boardOff,
    shutdown: () => say.shutdown(programmerName),
    lift: () => say.lift,
    takeOut: () => say.takeOut,
    putBack: () => say.putBack,
    fit: () => say.fit,
    other: () => say.other(next?.name ?? null, chipPlace(next?.where ?? null), view.mounting),
    again: () => say.again(programmerName),
    close: () => say.close,
  }
  return handsAfterwards(view, next !== null).map(({ figure, act }) => ({ figure, ...told[act]() }))
}
