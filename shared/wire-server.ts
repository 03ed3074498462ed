// SPDX-License-Identifier: GPL-3.0-or-later
/** The app's end of a link: answers calls with replies, passes events on, and withstands any input from the page. */
import type { AppApi, CallName, Calls, Reply } from './contract.ts'
import { Fault, faultRecord } from './fault.ts'
import { beatMs, everyMs } from './heartbeat.ts'
import type { Every } from './heartbeat.ts'
import { isRecord } from './wire.ts'
import type { HostMessage } from './wire.ts'

/** Makes the call that a page requested; the app checks name and input. Never rejects: a fault is a reply too. */
export async function replyTo(api: AppApi, name: unknown, input: unknown): Promise<Reply<unknown>> {
  try {
    if (typeof name !== 'string')
      throw new Fault('bug.bad-input', { what: 'a call without a name' })
    return { ok: true, value: await api.call(name as CallName, input as Calls[CallName]['input']) }
  } catch (error) {
    return { ok: false, fault: faultRecord(error) }
  }
}

export interface ServedLink {
  /** One decoded message of the page. Throws `bug.bad-input` for any other; then end the link. */
  receive(message: unknown): void
  /** Stops passing events on; pending replies are dropped. */
  end(): void
}

/** Serves `api` to one page and sends signs of life. Calls `send` in the order of events, and never after `end`. */
export function serveLink(
  api: AppApi,
  send: (message: HostMessage) => void,
  every: Every = everyMs,
): ServedLink {
  let ended = false
  const sendOpen = (message: HostMessage) => {
    if (!ended) send(message)
  }
  const unsubscribe = api.subscribe((event) => sendOpen({ type: 'event', event }))
  const stopBeat = every(beatMs, () => sendOpen({ type: 'beat' }))
  return {
    receive(message) {
      if (!isRecord(message)) throw new Fault('bug.bad-input', { what: 'message: not an object' })
      const { type, id, name, input } = message
      if (type === 'call' && Number.isSafeInteger(id))
        void replyTo(api, name, input).then((reply) =>
          sendOpen({ type: 'reply', id: id as number, reply }),
        )
      else throw new Fault('bug.bad-input', { what: 'message: not a call' })
    },
    end() {
      ended = true
      stopBeat()
      unsubscribe()
    },
  }
}
