// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What this page shows of the work. The app owns choices and ticks, so every page and the next start have them; this
 * page is ahead of the app only until its change is confirmed. Each page has its own place in the wizard.
 */
import { createStore } from 'zustand/vanilla'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { Choices, Work, WorkChange } from '../../shared/model/work.ts'
import type { StageId } from '../../shared/stages.ts'
import { changedWork, newWork, noWork } from '../../shared/work.ts'
import { tell } from './actions.ts'
import type { LoweredClock } from '../wizard/signal-clock.ts'
import { currentStage, shownStage } from '../wizard/stages.ts'
import { wizardView } from '../wizard/view.ts'
import type { WizardView } from '../wizard/view.ts'
import { mirror } from './mirror.ts'

export type Place =
  | { readonly kind: 'wizard' }
  | { readonly kind: 'reference'; readonly page: string }
  | { readonly kind: 'backups' }
  | { readonly kind: 'look' }

export interface WizardState {
  readonly place: Place
  readonly helpOpen: boolean
  readonly logOpen: boolean
  /** A sound when replies of the chip begin, end, get better or worse. */
  readonly tone: boolean
  /**
   * What the page has changed after a clock failed; kept here because the stage that shows it may be left and entered
   * again.
   */
  readonly lowered: LoweredClock | null
}

const atFirst: WizardState = {
  place: { kind: 'wizard' },
  helpOpen: false,
  logOpen: false,
  tone: false,
  lowered: null,
}

export const wizard = createStore<WizardState>()(
  persist((): WizardState => atFirst, {
    name: 'pin-one',
    storage: createJSONStorage(() => sessionStorage),
    version: 2,
    migrate: () => atFirst,
  }),
)

/** The work with changes of this page that the app has not confirmed yet; `null` when all are confirmed. */
export const ahead = createStore<{ readonly work: Work | null }>(() => ({ work: null }))

let onTheWay = 0

export const workNow = (): Work =>
  ahead.getState().work ?? mirror.getState().snapshot?.work ?? noWork

async function change(next: Work, told: Promise<number | null>): Promise<void> {
  onTheWay += 1
  ahead.setState({ work: next })
  const seq = await told
  // The event can come after the reply.
  if (seq !== null) await mirrored(seq)
  onTheWay -= 1
  if (onTheWay === 0) ahead.setState({ work: null })
}

function mirrored(seq: number): Promise<void> {
  if (mirror.getState().seq >= seq) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = mirror.subscribe((now) => {
      // The numbers of a restarted app begin again.
      if (now.seq < seq && now.snapshot !== null && now.seq !== 0) return
      stop()
      resolve()
    })
  })
}

/** Keeps the page until the user continues: a choice must not change the page by itself. */
function update(part: WorkChange): void {
  const stage = part.stage === undefined ? shownNow(shownStage) : part.stage
  const whole = { ...part, ...(stage === null ? {} : { stage }) }
  void change(changedWork(workNow(), whole), tell('work.update', whole))
}

/** `null` before the first snapshot has arrived. */
function shownNow(stageOf: (view: WizardView) => StageId): StageId | null {
  const { snapshot } = mirror.getState()
  if (snapshot === null) return null
  const work = workNow()
  return stageOf(wizardView({ ...snapshot, work }, work.choices, work.acks))
}

export const choose = (choices: Partial<Choices>): void => update({ choices })

export const acknowledge = (key: string, on: boolean): void => update({ acks: { [key]: on } })

export const acknowledgeEach = (acks: Readonly<Record<string, boolean>>): void => update({ acks })

export const playTone = (tone: boolean): void => void wizard.setState({ tone })

/** Changes to a slower clock for the user, and stores the reason. */
export function lowerClock(lowered: LoweredClock): void {
  wizard.setState({ lowered })
  choose({ clockHz: lowered.toHz })
}

export const acknowledgeAll = (keys: readonly string[]): void =>
  update({ acks: Object.fromEntries(keys.map((key) => [key, true])) })

export const goTo = (place: Place): void => void wizard.setState({ place, helpOpen: false })

/** `null` goes to the current stage. */
export function lookAt(looking: StageId | null): void {
  goTo({ kind: 'wizard' })
  const stage = looking ?? shownNow(currentStage)
  if (stage !== null) update({ stage })
}

/** Keeps a stage on screen until the user continues: ticking or typing must not change the page by itself. */
export const stayAt = (stage: StageId): void => update({ stage })

/** Goes to the current stage. */
export const goOn = (): void => lookAt(null)
export const toggleHelp = () => wizard.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }))
export const toggleLog = () => wizard.setState(({ logOpen }) => ({ logOpen: !logOpen }))

/** A new chip or a new user: drops every choice but the programmer. */
export function startOver(keep: Partial<Choices> = {}): void {
  goTo({ kind: 'wizard' })
  wizard.setState({ lowered: null })
  void change(newWork(workNow(), keep), tell('work.reset', { keep }))
}
