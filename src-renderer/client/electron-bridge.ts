// SPDX-License-Identifier: GPL-3.0-or-later
/** `AppApi` over the functions of the preload script; values are cloned, bytes stay bytes. */
import type { AppApi, AppEvent, CallName, Calls, Reply } from '../../shared/contract.ts'
import { valueOf } from '../../shared/wire.ts'
import type { Bridge } from './connection.ts'
import { createSilence } from './silence.ts'
import type { SilenceParts } from './silence.ts'

/** The type of `window.pinOne`: one frozen object with only these three functions. */
export interface ExposedApi {
  /** Never rejects because of a fault: a fault is a reply. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Receives the main process's sign of life, which carries no data. */
  onBeat(listener: () => void): () => void
}

export function electronBridge(exposed: ExposedApi, parts: SilenceParts): Bridge {
  const listeners = new Set<() => void>()
  const silence = createSilence(parts, () => {
    for (const listener of listeners) listener()
  })
  exposed.onBeat(() => silence.heard())
  exposed.subscribe(() => silence.heard())
  const api: AppApi = {
    async call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']> {
      return valueOf(await exposed.call(name, input)) as Calls[C]['output']
    },
    subscribe: (listener) => exposed.subscribe(listener),
  }
  return {
    api,
    connection: {
      // Page and app end together, so the link is never lost; but the app can hang.
      state: 'open',
      get silentSeconds() {
        return silence.seconds
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
  }
}
