// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the progress strip of the wizard: the computer, and then the guide's four steps. */
import { currentStage, reachable, stages } from './stages.ts'
import type { StageId } from './stages.ts'
import type { WizardView } from './view.ts'

/** 0 is the computer, which comes before the four steps. */
export type TrailStep = 0 | 1 | 2 | 3 | 4

export interface TrailItem {
  readonly step: TrailStep
  readonly state: 'now' | 'done' | 'open'
  /** Where a click leads: to a stage to look back at, or to the current stage; `null`: nowhere now. */
  readonly goes: StageId | 'on' | null
}

const steps: readonly TrailStep[] = [0, 1, 2, 3, 4]

const stepOf = (id: StageId): TrailStep => {
  const found = stages.find((stage) => stage.id === id)
  return found === undefined ? 4 : (found.step ?? 0)
}

/** `shown` is the stage on screen; `null` while another page is. */
export function trailOf(view: WizardView, shown: StageId | null): readonly TrailItem[] {
  const current = currentStage(view)
  const open = reachable(view)
  return steps.map((step) => {
    const first = stages.find(({ id }) => stepOf(id) === step)?.id ?? 'board'
    const now = shown !== null && stepOf(shown) === step
    const state = now ? 'now' : step < stepOf(current) || current === 'done' ? 'done' : 'open'
    const goes = now
      ? null
      : step === stepOf(current)
        ? 'on'
        : step < stepOf(current) && open.has(first)
          ? first
          : null
    return { step, state, goes }
  })
}
