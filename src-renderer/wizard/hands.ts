// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the user does after the chip is verified, in order: power off first, power on last. */
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { isUnplugged } from './stages.ts'
import type { WizardView } from './view.ts'

/** The drawing of the step. */
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

/** The action of a step. `other`: go to the next chip of the mainboard; `fit`: a loose chip goes into its mainboard. */
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

/** `another`: another chip of the mainboard follows. */
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
 * Whether the chip is without power. `seen`: its programmer is no longer connected. `on`: the programmer is still
 * connected, and its removal will be detected. `unseen`: the program cannot detect the power source, so only the user
 * knows.
 */
export function powerAfterwards(view: WizardView): 'seen' | 'on' | 'unseen' {
  if (isUnplugged(view)) return 'seen'
  const { practice, wiring, choices } = view
  if (practice) return 'on'
  return wiring?.vccFrom === 'programmer' && endsWhenUnlisted(choices.programmerId ?? '')
    ? 'on'
    : 'unseen'
}

/** One chip of the mainboard, and whether every byte of it was read back and compared since its last change. */
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
