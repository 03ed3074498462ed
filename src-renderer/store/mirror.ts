// SPDX-License-Identifier: GPL-3.0-or-later
/** Main's truth, mirrored. Nothing here is decided by the page; on a gap in `seq` the whole snapshot is asked for. */
import { createStore } from 'zustand/vanilla'
import type { AppApi, AppEvent } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'

export interface Mirror {
  /** `null` until the first snapshot has come. */
  readonly snapshot: Snapshot | null
  readonly seq: number
}

export const mirror = createStore<Mirror>(() => ({ snapshot: null, seq: 0 }))

/** Starts mirroring; returns the way to stop. Call again after a reconnect is not needed: a gap asks by itself. */
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
    // A gap: something was missed, so nothing after it can be trusted.
    ask().catch(() => undefined)
  }

  const stop = api.subscribe(take)
  ask().catch(() => undefined)
  return stop
}
