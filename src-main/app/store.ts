// SPDX-License-Identifier: GPL-3.0-or-later
/** The one truth a front mirrors: a snapshot, and a number that counts what was published of it. */
import type { AppEvent, Sequenced } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Store {
  readonly snapshot: Snapshot
  sequenced(): Sequenced<Snapshot>
  /** Whole nouns; every listener hears every publication, in order. */
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
          // A front that fails to hear must not stop a write: publishing happens in the middle of one.
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
