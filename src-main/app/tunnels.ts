// SPDX-License-Identifier: GPL-3.0-or-later
/** The tunnel to another computer; this process has at most one open. */
import { Fault } from '../../shared/fault.ts'
import type { TunnelTrouble, TunnelWhere } from '../../shared/model/tunnel.ts'
import type { OpenTunnel, Tunnel } from '../transport/spi.ts'
import type { Store } from './store.ts'

export interface Tunnels {
  /** Resolves when the programmer at the other end can be opened. Rejects with `link.no-tunnel`. */
  open(where: TunnelWhere): Promise<void>
  /** Resolves when the tunnel is gone. Never rejects. */
  close(): Promise<void>
}

export function createTunnels(store: Store, openTunnel: OpenTunnel | undefined): Tunnels {
  let current: Tunnel | null = null
  /** Number of the latest request: of two at once only the later one starts. */
  let wanted: object | null = null
  let ending: Promise<void> = Promise.resolve()
  let attempt: { readonly stop: AbortController; readonly done: Promise<unknown> } | null = null

  const close = async (): Promise<void> => {
    wanted = null
    await end()
  }

  const endNow = async (): Promise<void> => {
    attempt?.stop.abort()
    await attempt?.done.catch(() => undefined)
    const old = current
    current = null
    await old?.close()
    store.publish({ tunnel: null })
  }
  /** One after another: the local port is free only after `ssh` has ended. */
  const end = (): Promise<void> => (ending = ending.then(endNow))

  const forgetWhenEnded = async (tunnel: Tunnel): Promise<void> => {
    await tunnel.ended
    if (current !== tunnel) return
    current = null
    store.publish({ tunnel: null })
  }

  return {
    close,
    async open(where) {
      const refuse = (why: TunnelTrouble): Fault =>
        new Fault('link.no-tunnel', { host: where.host, user: where.user, why, said: '' })
      const mine = {}
      wanted = mine
      await end()
      if (wanted !== mine) throw refuse('other')
      if (openTunnel === undefined) throw refuse('no-ssh')
      const stop = new AbortController()
      const done = openTunnel(where, { signal: stop.signal })
      attempt = { stop, done }
      store.publish({ tunnel: { where, state: 'opening' } })
      try {
        const tunnel = await done
        current = tunnel
        store.publish({ tunnel: { where, state: 'open' } })
        void forgetWhenEnded(tunnel)
      } catch (error) {
        store.publish({ tunnel: null })
        throw error
      } finally {
        if (attempt?.stop === stop) attempt = null
      }
    },
  }
}
