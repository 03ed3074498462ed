// SPDX-License-Identifier: GPL-3.0-or-later
/** Holds the snapshot that all front ends mirror, and the number of the latest event. */
import type { AppEvent, Sequenced } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Store {
  readonly snapshot: Snapshot
  sequenced(): Sequenced<Snapshot>
  /** Publishes whole fields of the snapshot; every listener gets every event, in order. */
  publish(part: Partial<Snapshot>): void
  subscribe(listener: (event: AppEvent) => void): () => void
}

export function createStore(first: Snapshot): Store {
  let snapshot = first
  let seq = 0
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    get snapshot() {
      return snapshot
    },
    sequenced: () => ({ seq, value: snapshot }),
    publish(part) {
      snapshot = { ...snapshot, ...part }
      seq += 1
      const event: AppEvent = { seq, value: part }
      for (const listener of listeners) {
        try {
          listener(event)
        } catch {
          // A failing listener must not stop a write: events are published in the middle of one.
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
