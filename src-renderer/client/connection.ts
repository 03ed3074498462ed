// SPDX-License-Identifier: GPL-3.0-or-later
/** What a bridge is: the app's two functions, and how well they are reached. */
import type { AppApi } from '../../shared/contract.ts'

/**
 * `open`: calls go through. `connecting`: at the start, or again after the link was lost; the bridge goes on trying.
 * `lost`: nobody answers, and the bridge still goes on trying. `refused`: the host answers but does not let this page
 * in, because its address was used before or is not complete; only a new address helps. `replaced`: the same, and it did
 * let this page in before: that Pin One has ended, and another one answers.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused' | 'replaced'

export interface Connection {
  readonly state: ConnectionState
  /** For how long the app has not responded, whole seconds; 0 while it responds, and before its first response. */
  readonly silentSeconds: number
  /** Called after every change of the two; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** How well the app responds at one moment. */
export type LinkSeen = Pick<Connection, 'state' | 'silentSeconds'>

export interface Bridge {
  readonly api: AppApi
  readonly connection: Connection
}
