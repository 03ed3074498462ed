// SPDX-License-Identifier: GPL-3.0-or-later
/** A mirror of main's snapshot. The page decides nothing here; on a gap in `seq` it requests the whole snapshot. */
import { createStore } from 'zustand/vanilla'
import type { AppApi, AppEvent } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Mirror {
  /** `null` until the first snapshot has arrived. */
  readonly snapshot: Snapshot | null
  readonly seq: number
}

export const mirror = createStore<Mirror>(() => ({ snapshot: null, seq: 0 }))

/**
 * Starts mirroring; returns the function that stops it. No new call is needed after a reconnect, because a gap triggers
 * a request.
 */
export function startMirror(api: AppApi): () => void {
  let asking = false
  const early: AppEvent[] = []

  async function ask(): Promise<void> {
    if (asking) return
    asking = true
    try {
      const { seq, value } = await api.call('app.snapshot', undefined)
      mirror.setState({ snapshot: value, seq })
    } finally {
      asking = false
    }
    for (const event of early.splice(0)) take(event)
  }

  function take(event: AppEvent): void {
    const { snapshot, seq } = mirror.getState()
    if (snapshot === null || asking) {
      early.push(event)
      return
    }
    if (event.seq <= seq) return
    if (event.seq === seq + 1) {
      mirror.setState({ snapshot: { ...snapshot, ...event.value }, seq: event.seq })
      return
    }
    // A gap: an event was missed, so later ones cannot be trusted.
    ask().catch(() => undefined)
  }

  const stop = api.subscribe(take)
  ask().catch(() => undefined)
  return stop
}
