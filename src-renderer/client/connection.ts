/** What a bridge is: the app's two functions, and how well they are reached. */
import type { AppApi } from '../../shared/contract.ts'

/**
 * `open`: calls go through. `connecting`: at the start, or again after the link was lost; the bridge goes on trying.
 * `lost`: nobody answers, and the bridge still goes on trying. `refused`: the host answers but does not let this page
 * in, because its address was used before or is not complete; only a new address helps.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

export interface Connection {
  readonly state: ConnectionState
  /** Called after every change of state; returns the way to stop. */
  subscribe(listener: (state: ConnectionState) => void): () => void
}

export interface Bridge {
  readonly api: AppApi
  readonly connection: Connection
}
