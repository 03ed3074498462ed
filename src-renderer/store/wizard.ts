/** The user's choices and acknowledgements. Kept over a reload, so that the page comes back where it was. */
import { createStore } from 'zustand/vanilla'
import { createJSONStorage, persist } from 'zustand/middleware'
import { noChoices, withChoices } from '../wizard/choices.ts'
import type { Choices } from '../wizard/choices.ts'
import type { StageId } from '../wizard/stages.ts'

export type Place =
  /** `null`: the current stage; otherwise a look back. */
  | { readonly kind: 'wizard'; readonly looking: StageId | null }
  | { readonly kind: 'reference'; readonly page: string }
  | { readonly kind: 'backups' }

export interface WizardState {
  readonly choices: Choices
  readonly acks: readonly string[]
  readonly place: Place
  readonly helpOpen: boolean
  readonly logOpen: boolean
}

export const wizard = createStore<WizardState>()(
  persist(
    (): WizardState => ({
      choices: noChoices,
      acks: [],
      place: { kind: 'wizard', looking: null },
      helpOpen: false,
      logOpen: false,
    }),
    { name: 'pin-one', storage: createJSONStorage(() => sessionStorage), version: 1 },
  ),
)

export function choose(change: Partial<Choices>): void {
  const { choices, acks } = wizard.getState()
  wizard.setState(withChoices(choices, acks, change))
}

export function acknowledge(key: string, on: boolean): void {
  wizard.setState(({ acks }) => ({ acks: withAck(acks, key, on) }))
}

export const withAck = (acks: readonly string[], key: string, on: boolean): readonly string[] =>
  on ? [...new Set([...acks, key])] : acks.filter((ack) => ack !== key)

export const goTo = (place: Place) => wizard.setState({ place, helpOpen: false })
export const lookAt = (looking: StageId | null) => goTo({ kind: 'wizard', looking })
/** Keeps a stage on screen until the user goes on: what is ticked or typed there must not turn the page. */
export const stayAt = (looking: StageId) => wizard.setState({ place: { kind: 'wizard', looking } })
/** On to wherever the work stands now. */
export const goOn = () => lookAt(null)
export const toggleHelp = () => wizard.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }))
export const toggleLog = () => wizard.setState(({ logOpen }) => ({ logOpen: !logOpen }))

/** A new chip or a new user: every choice but the programmer is forgotten. */
export function startOver(keep: Partial<Choices> = {}): void {
  const { choices } = wizard.getState()
  const { guideProgrammer, pinVariant, programmerId, programmerAnswered, clockHz } = choices
  wizard.setState({
    choices: {
      ...noChoices,
      guideProgrammer,
      pinVariant,
      programmerId,
      programmerAnswered,
      clockHz,
      ...keep,
    },
    acks: [],
    place: { kind: 'wizard', looking: null },
  })
}
