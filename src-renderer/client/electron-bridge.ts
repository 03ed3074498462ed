// SPDX-License-Identifier: GPL-3.0-or-later
/** `AppApi` over the functions that the preload script exposes; values are cloned, bytes stay bytes. */
import type { AppApi, AppEvent, CallName, Calls, Reply } from '../../shared/contract.ts'
import { valueOf } from '../../shared/wire.ts'
import type { Bridge } from './connection.ts'
import { createSilence } from './silence.ts'
import type { SilenceParts } from './silence.ts'

/** What `window.pinOne` is: one frozen object with these three and nothing else. */
export interface ExposedApi {
  /** Never rejects for a fault: that is a reply. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Receives the beat of the main process, which says nothing but that it lives. */
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
      // Page and app live and die together, so the link is never lost; the app can still hang.
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
