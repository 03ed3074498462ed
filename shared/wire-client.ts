// SPDX-License-Identifier: GPL-3.0-or-later
/** The page's end of a link: calls wait for their replies, listeners hear events, a lost link ends every wait. */
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
  /** Calls reject with `link.host-lost` while there is no link; none is kept and sent later unasked. */
  readonly api: AppApi
  /** A link is up: calls go out through `send` from now on. */
  attach(send: (message: PageMessage) => void): void
  /** The link is gone: every call without a reply rejects with `link.host-lost`. What it did is not known. */
  detach(): void
  receive(message: HostMessage): void
  /** Hands an event to the listeners as if it had arrived. */
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
        // The contract types the value by the name; the app is trusted to keep it.
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
