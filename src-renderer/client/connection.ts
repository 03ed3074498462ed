// SPDX-License-Identifier: GPL-3.0-or-later
/** The interface of a bridge: the app's two functions, and the state of the connection. */
import type { AppApi } from '../../shared/contract.ts'

/**
 * `open`: calls are sent. `connecting`: at the start, or after the link was lost; the bridge keeps trying. `lost`:
 * nothing answers; the bridge keeps trying. `refused`: the host answers but does not accept this page, because its
 * address was used before or is incomplete; only a new address helps. `replaced`: the same, but the host accepted this
 * page before: that Pin One has ended, and another one answers.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused' | 'replaced'

export interface Connection {
  readonly state: ConnectionState
  /** How long the app has not responded, whole seconds; 0 while it responds, and before its first response. */
  readonly silentSeconds: number
  /** Called after every change of these two; returns the function that stops it. */
  subscribe(listener: () => void): () => void
}

/** The state of the connection at one moment. */
export type LinkSeen = Pick<Connection, 'state' | 'silentSeconds'>

export interface Bridge {
  readonly api: AppApi
  readonly connection: Connection
}
