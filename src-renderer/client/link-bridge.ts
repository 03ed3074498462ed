// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * `AppApi` over a WebSocket to the web host. Restores the link after a reload or a lost socket with the secret of this
 * tab, requests the whole snapshot and passes it to the listeners, so that a page is always up to date.
 */
import type { AppApi, CallName, Calls } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import { createWireClient } from '../../shared/wire-client.ts'
import { decodeFrame, encodeFrame, wireProtocol } from '../../shared/wire.ts'
import type { HostMessage } from '../../shared/wire.ts'
import type { Bridge, ConnectionState } from './connection.ts'
import { createSilence } from './silence.ts'
import type { SilenceParts } from './silence.ts'

export interface FrameSocket {
  /** Drops frames sent before the socket is open or after it closed. */
  send(frame: Uint8Array<ArrayBuffer>): void
  close(): void
  onFrame(listener: (frame: Uint8Array) => void): void
  /** Called once, whether or not the socket was ever open. */
  onClose(listener: () => void): void
}

export interface WebSurroundings extends SilenceParts {
  /** Secrets that may open the link, best first: the token of the address, then the secret that this tab got before. */
  secrets(): string[]
  keepSecret(secret: string): void
  openSocket(protocols: readonly string[]): FrameSocket
  /** Whether the host answers plain HTTP; limited in time, never rejects. */
  hostAnswers(): Promise<boolean>
  after(ms: number, act: () => void): void
}

const firstRetryMs = 250
const longestRetryMs = 3000
/**
 * Interval of the check for silence, ms. A socket is given up after two silent intervals: it may be dead without an
 * error (a hanging tunnel), and the next socket also reaches an app that only hung.
 */
const patienceMs = 15_000

/** Makes a bridge with the given functions of a browser; starts connecting at once. */
export function bridgeThrough(around: WebSurroundings): Bridge {
  const client = createWireClient()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const silence = createSilence(around, changed)
  const secrets = around.secrets()
  let state: ConnectionState = 'connecting'
  let retryMs = firstRetryMs
  let settleFirst: () => void = () => undefined
  /** Settles when the link was open once, or never will be; until then calls wait instead of failing. */
  let first: Promise<void> | null = new Promise((resolve) => (settleFirst = resolve))
  let everOpen = false

  function become(next: ConnectionState): void {
    if (next === 'open' || isRefused(next)) {
      first = null
      settleFirst()
    }
    if (next === state) return
    state = next
    changed()
  }

  function connect(): void {
    const secret = secrets[0]
    if (secret === undefined) return become(everOpen ? 'replaced' : 'refused')
    const socket = around.openSocket([wireProtocol, secret])
    let welcomed = false
    let spoke = true
    const looking = around.every(patienceMs, () => {
      if (!spoke) socket.close()
      spoke = false
    })
    socket.onFrame((frame) => {
      spoke = true
      let message: HostMessage
      try {
        message = decodeFrame(frame) as HostMessage
      } catch {
        return socket.close()
      }
      silence.heard()
      if (message.type !== 'welcome') return client.receive(message)
      welcomed = true
      everOpen = true
      retryMs = firstRetryMs
      secrets.splice(0, secrets.length, message.secret)
      around.keepSecret(message.secret)
      const again = first === null
      client.attach((call) => socket.send(encodeFrame(call)))
      become('open')
      if (again) void freshSnapshot()
    })
    socket.onClose(() => {
      looking()
      client.detach()
      if (welcomed) become('connecting')
      void (welcomed ? retry() : refusedOrLost())
    })
  }

  async function refusedOrLost(): Promise<void> {
    // A browser does not tell a page why a handshake failed: if the host answers plain HTTP, it has refused this
    // secret.
    if (await around.hostAnswers()) {
      secrets.shift()
      connect()
    } else {
      become('lost')
      retry()
    }
  }

  function retry(): void {
    around.after(retryMs, connect)
    retryMs = Math.min(2 * retryMs, longestRetryMs)
  }

  /**
   * The snapshot includes everything missed while the link was down; listeners that missed nothing ignore it by its
   * `seq`.
   */
  async function freshSnapshot(): Promise<void> {
    try {
      client.emit(await client.api.call('app.snapshot', undefined))
    } catch {
      // The link was lost again; the next one brings the snapshot.
    }
  }

  const api: AppApi = {
    async call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']> {
      if (first !== null) await first
      if (isRefused(state)) throw new Fault('link.host-lost', { call: name })
      return client.api.call(name, input)
    },
    subscribe: (listener) => client.api.subscribe(listener),
  }
  connect()
  return {
    api,
    connection: {
      get state() {
        return state
      },
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

const isRefused = (state: ConnectionState) => state === 'refused' || state === 'replaced'
