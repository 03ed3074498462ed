// SPDX-License-Identifier: GPL-3.0-or-later
/** Receives every call: checks its input, and writes to the journal what the user did and what was refused. */
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
        // The reply carries the fault. A journal that cannot be written must not replace it by a fault of its own.
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
  // The transport of the contract may also deliver a name that is not a call.
  if (!Object.hasOwn(inputChecks, name))
    throw new Fault('bug.bad-input', { what: `no call is named ${name.slice(0, 80)}` })
  return inputChecks[name](input)
}

/** Calls that change something for the user. Calls that only read the state would fill the journal. */
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
