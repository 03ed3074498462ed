/** The app's end of a link: answers calls with replies, passes events on, survives whatever the page sends. */
import { inputChecks } from './calls-checks.ts'
import type { AppApi, CallName, Calls, Reply } from './contract.ts'
import { Fault, faultRecord } from './fault.ts'
import { isRecord } from './wire.ts'
import type { HostMessage } from './wire.ts'

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(inputChecks, name)
}

/** Asks the app what a page asked. Never rejects: a fault, or a name that is no call, is a reply too. */
export async function replyTo(api: AppApi, name: unknown, input: unknown): Promise<Reply<unknown>> {
  try {
    if (!isCallName(name))
      throw new Fault('bug.bad-input', { what: `no call is named ${String(name).slice(0, 80)}` })
    // What the input is, the app checks itself.
    return { ok: true, value: await api.call(name, input as Calls[typeof name]['input']) }
  } catch (error) {
    return { ok: false, fault: faultRecord(error) }
  }
}

export interface ServedLink {
  /** One decoded message of the page. Throws `bug.bad-input` when it is none; the link should then be ended. */
  receive(message: unknown): void
  /** Stops passing events on; replies still under way are dropped. */
  end(): void
}

/** Serves `api` to one page. `send` is called in the order in which things happened, never after `end`. */
export function serveLink(api: AppApi, send: (message: HostMessage) => void): ServedLink {
  let ended = false
  const sendOpen = (message: HostMessage) => {
    if (!ended) send(message)
  }
  const unsubscribe = api.subscribe((event) => sendOpen({ type: 'event', event }))
  return {
    receive(message) {
      if (!isRecord(message)) throw new Fault('bug.bad-input', { what: 'message: not an object' })
      const { type, id, name, input } = message
      if (type === 'ping') sendOpen({ type: 'pong' })
      else if (type === 'call' && Number.isSafeInteger(id))
        void replyTo(api, name, input).then((reply) =>
          sendOpen({ type: 'reply', id: id as number, reply }),
        )
      else throw new Fault('bug.bad-input', { what: 'message: neither call nor ping' })
    },
    end() {
      ended = true
      unsubscribe()
    },
  }
}
