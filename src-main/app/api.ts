// SPDX-License-Identifier: GPL-3.0-or-later
/** The door every call comes in by: its input is checked, what the user did is written down, and so is a refusal. */
import { inputChecks } from '../../shared/calls-checks.ts'
import type { AppApi, CallName, Calls } from '../../shared/contract.ts'
import { Fault, faultRecord } from '../../shared/fault.ts'
import type { HandlersOf } from './calls.ts'
import type { Journal } from './journal.ts'
import type { Store } from './store.ts'

export interface ApiParts {
  readonly store: Store
  readonly journal: Journal
  readonly handlers: HandlersOf<CallName>
}

export function createApi({ store, journal, handlers }: ApiParts): AppApi {
  return {
    async call(name, input) {
      try {
        const checked = checkedInput(name, input)
        if (journalled.has(name))
          await journal.append({ kind: 'call', name, about: aboutInput(checked) })
        return await handlers[name](checked)
      } catch (error) {
        // The reply carries the fault; the journal must not hide it by failing itself.
        await journal
          .append({ kind: 'refused', name, fault: faultRecord(error) })
          .catch(() => undefined)
        throw error
      }
    },
    subscribe: (listener) => store.subscribe(listener),
  }
}

function checkedInput<C extends CallName>(name: C, input: Calls[C]['input']): Calls[C]['input'] {
  // Also a name that no call has can arrive here, whatever carries the contract.
  if (!Object.hasOwn(inputChecks, name))
    throw new Fault('bug.bad-input', { what: `no call is named ${name.slice(0, 80)}` })
  return inputChecks[name](input)
}

/** Calls that say what the user did; looks at the state are left out. */
const journalled: ReadonlySet<CallName> = new Set<CallName>([
  'session.open',
  'session.choose-chip',
  'session.answer-supply',
  'session.close',
  'image.slice',
  'image.join',
  'backup.use',
  'job.cancel',
  'recovery.dismiss',
])

function aboutInput(input: unknown): string {
  return input === undefined ? '' : JSON.stringify(input)
}
