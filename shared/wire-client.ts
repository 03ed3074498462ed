// SPDX-License-Identifier: GPL-3.0-or-later
/** The page's end of a link: calls wait for their replies, listeners receive events, a lost link ends every wait. */
import type { AppApi, AppEvent, CallName, Calls } from './contract.ts'
import { Fault } from './fault.ts'
import { valueOf } from './wire.ts'
import type { HostMessage, PageMessage } from './wire.ts'

interface Waiting {
  readonly name: CallName
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

export interface WireClient {
  /**
   * Calls reject with `link.host-lost` while there is no link. None is stored and sent later, because the user may not
   * want it then.
   */
  readonly api: AppApi
  /** A link is open: calls are sent through `send` from now on. */
  attach(send: (message: PageMessage) => void): void
  /** The link is gone: every unanswered call rejects with `link.host-lost`. Its effect is not known. */
  detach(): void
  receive(message: HostMessage): void
  /** Passes an event to the listeners as if the link had delivered it. */
  emit(event: AppEvent): void
}

export function createWireClient(): WireClient {
  let send: ((message: PageMessage) => void) | null = null
  let lastId = 0
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: AppEvent) => void>()

  const emit = (event: AppEvent) => {
    for (const listener of listeners) listener(event)
  }

  const api: AppApi = {
    call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']> {
      const sendNow = send
      if (sendNow === null) return Promise.reject(new Fault('link.host-lost', { call: name }))
      return new Promise((resolve, reject) => {
        const id = ++lastId
        // The contract assigns the type by name; the app is trusted to keep it.
        waiting.set(id, { name, resolve, reject })
        sendNow({ type: 'call', id, name, input })
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }

  return {
    api,
    emit,
    attach(sendThrough) {
      send = sendThrough
    },
    detach() {
      send = null
      const lost = [...waiting.values()]
      waiting.clear()
      for (const { name, reject } of lost) reject(new Fault('link.host-lost', { call: name }))
    },
    receive(message) {
      if (message.type === 'event') emit(message.event)
      if (message.type !== 'reply') return
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      try {
        call?.resolve(valueOf(message.reply) as never)
      } catch (fault) {
        call?.reject(fault)
      }
    },
  }
}
