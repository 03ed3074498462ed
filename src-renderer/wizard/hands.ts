/** Pure: what the hands do once the chip is verified, in order; power goes first, and comes back last. */
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { doneText } from '../text/write.ts'
import type { WizardView } from './view.ts'

export interface HandStep {
  readonly what: string
  readonly why: string
}

export function handsAfterwards(
  { programmer, wiring, mounting }: Pick<WizardView, 'programmer' | 'wiring' | 'mounting'>,
  programmerName: string | null,
  /** The chip of the board that comes next; `null` when this was the last. */
  next: { readonly name: string | null; readonly where: string | null } | null,
): readonly HandStep[] {
  const { steps: say, chip } = doneText
  const first =
    wiring?.vccFrom === 'board'
      ? say.boardOff
      : programmer !== null && programmerKinds[programmer.kind].endsBy === 'shut-down'
        ? say.shutdown(programmerName)
        : say.unplug(programmerName)
  if (mounting === 'loose') return [first, say.takeOut, say.fit]
  return [
    first,
    ...(mounting === 'socketed' ? [say.takeOut, say.putBack] : [say.lift]),
    next === null ? say.close : say.other(chip(next.name), next.where, mounting),
  ]
}
