// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what the hands do once the chip is verified, in order; power goes first, and comes back last. */
import { boardChipName, chipPlace } from '../../shared/text/guide-boards.ts'
import { programmerKinds } from '../../shared/programmer/kinds.ts'
import { endsWhenUnlisted } from '../../shared/programmer/reach.ts'
import { doneText } from '../text/done.ts'
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

export interface HandStep {
  readonly figure: HandFigure
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
  const unplug: HandStep = { figure: 'unplug', ...say.unplug(programmerName) }
  const endsByUnplugging =
    programmer === null || programmerKinds[programmer.kind].endsBy !== 'shut-down'
  const powerOff: readonly HandStep[] = [
    ...(wiring?.vccFrom === 'board'
      ? [{ figure: 'board-off', ...say.boardOff } satisfies HandStep]
      : []),
    endsByUnplugging ? unplug : { figure: 'shut-down', ...say.shutdown(programmerName) },
  ]
  const takeOut: HandStep = { figure: 'take-out', ...say.takeOut }
  if (mounting === 'loose') return [...powerOff, takeOut, { figure: 'put-back', ...say.fit }]
  const putBack: readonly HandStep[] =
    mounting === 'socketed' ? [takeOut, { figure: 'put-back', ...say.putBack }] : []
  if (next === null)
    return [
      ...powerOff,
      ...(mounting === 'socketed' ? putBack : [{ figure: 'lift', ...say.lift } satisfies HandStep]),
      { figure: 'close', ...say.close },
    ]
  const other = say.other(chip(boardChipName(next.name)), chipPlace(next.where), mounting)
  return [
    ...powerOff,
    ...putBack,
    { figure: mounting === 'socketed' ? 'take-out' : 'move-clip', ...other },
    ...(endsByUnplugging
      ? [{ figure: 'plug-in', ...say.again(programmerName) } satisfies HandStep]
      : []),
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
