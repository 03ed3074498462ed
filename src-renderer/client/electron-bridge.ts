/** `AppApi` over the two functions that the preload script exposes; values are cloned, bytes stay bytes. */
import type { AppApi, AppEvent, CallName, Calls, Reply } from '../../shared/contract.ts'
import { valueOf } from '../../shared/wire.ts'
import type { Bridge } from './connection.ts'

/** What `window.pinOne` is: one frozen object with these two and nothing else. */
export interface ExposedApi {
  /** Never rejects for a fault: that is a reply. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  subscribe(listener: (event: AppEvent) => void): () => void
}

export function electronBridge(exposed: ExposedApi): Bridge {
  const api: AppApi = {
    async call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']> {
      return valueOf(await exposed.call(name, input)) as Calls[C]['output']
    },
    subscribe: (listener) => exposed.subscribe(listener),
  }
  // Page and app live and die together, so the link is never lost.
  return { api, connection: { state: 'open', subscribe: () => () => undefined } }
}
