// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the hands do once the chip is verified, in order; power goes first, and comes back last. */
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { isUnplugged } from './stages.ts'
import type { WizardView } from './view.ts'

/** What the step is drawn as. */
export type HandFigure =
  | 'unplug'
  | 'board-off'
  | 'shut-down'
  | 'lift'
  | 'take-out'
  | 'put-back'
  | 'move-clip'
  | 'plug-in'
  | 'close'

/** What is done in a step. `other`: on to the next chip of the board; `fit`: a loose chip goes to its board. */
export type HandAct =
  | 'unplug'
  | 'boardOff'
  | 'shutdown'
  | 'lift'
  | 'takeOut'
  | 'putBack'
  | 'fit'
  | 'other'
  | 'again'
  | 'close'

export interface HandStep {
  readonly figure: HandFigure
  readonly act: HandAct
}

/** `another`: a chip of the board comes next; this was not the last. */
export function handsAfterwards(
  { programmer, wiring, mounting }: Pick<WizardView, 'programmer' | 'wiring' | 'mounting'>,
  another: boolean,
): readonly HandStep[] {
  const endsByUnplugging =
    programmer === null || programmerKinds[programmer.kind].endsBy !== 'shut-down'
  const powerOff: readonly HandStep[] = [
    ...(wiring?.vccFrom === 'board'
      ? [{ figure: 'board-off', act: 'boardOff' } satisfies HandStep]
      : []),
    endsByUnplugging
      ? { figure: 'unplug', act: 'unplug' }
      : { figure: 'shut-down', act: 'shutdown' },
  ]
  const takeOut: HandStep = { figure: 'take-out', act: 'takeOut' }
  if (mounting === 'loose') return [...powerOff, takeOut, { figure: 'put-back', act: 'fit' }]
  const putBack: readonly HandStep[] =
    mounting === 'socketed' ? [takeOut, { figure: 'put-back', act: 'putBack' }] : []
  if (!another)
    return [
      ...powerOff,
      ...(mounting === 'socketed' ? putBack : [{ figure: 'lift', act: 'lift' } satisfies HandStep]),
      { figure: 'close', act: 'close' },
    ]
  return [
    ...powerOff,
    ...putBack,
    { figure: mounting === 'socketed' ? 'take-out' : 'move-clip', act: 'other' },
    ...(endsByUnplugging ? [{ figure: 'plug-in', act: 'again' } satisfies HandStep] : []),
  ]
}

/**
 * Whether the power is off the chip. `seen`: the programmer that fed it is seen to be gone. `on`: it is still there, and
 * will be seen to go. `unseen`: what feeds the chip cannot be seen from here, and only its user can say.
 */
export function powerAfterwards(view: WizardView): 'seen' | 'on' | 'unseen' {
  if (isUnplugged(view)) return 'seen'
  const { practice, wiring, choices } = view
  if (practice) return 'on'
  return wiring?.vccFrom === 'programmer' && endsWhenUnlisted(choices.programmerId ?? '')
    ? 'on'
    : 'unseen'
}

/** One chip of the mainboard, and whether every byte of it was read back and compared since it was changed. */
export interface ChipDone {
  readonly name: string | null
  readonly sizeBytes: number
  readonly proved: boolean
}

/** Every chip of the mainboard in its order; one where there is one. */
export function chipsDone({
  configuration,
  work,
  reached,
}: Pick<WizardView, 'configuration' | 'work' | 'reached'>): readonly ChipDone[] {
  const chips = configuration?.chips ?? []
  if (chips.length < 2)
    return [
      {
        name: null,
        sizeBytes: reached?.chip.sizeBytes ?? 0,
        proved: (reached?.verified ?? null) !== null,
      },
    ]
  return chips.map(({ name, size_bytes }, position) => {
    const known = work.chips.find((each) => each.position === position)
    return {
      name,
      sizeBytes: known?.chip.sizeBytes ?? size_bytes ?? 0,
      proved: (known?.verified ?? null) !== null,
    }
  })
}
