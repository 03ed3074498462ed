// SPDX-License-Identifier: GPL-3.0-or-later
/** How long the app has not responded, counted only while this page itself was awake. */
import { beatMs, silentMs } from '../../shared/heartbeat.ts'
import type { Every } from '../../shared/heartbeat.ts'

export interface SilenceParts {
  /** Any monotonic time, milliseconds. */
  readonly now: () => number
  readonly every: Every
}

export interface Silence {
  /** Whole seconds without a sign of life; 0 while that is still short. */
  readonly seconds: number
  /** Records a sign of life; the first one starts the count. */
  heard(): void
}

/** `changed` is called when `seconds` changes. */
export function createSilence({ now, every }: SilenceParts, changed: () => void): Silence {
  let began = false
  let silent = 0
  let lookedAt = now()
  let seconds = 0

  function tell(): void {
    const next = silent < silentMs ? 0 : Math.floor(silent / 1000)
    if (next === seconds) return
    seconds = next
    changed()
  }

  every(beatMs, () => {
    const at = now()
    // A sleeping computer or a suspended tab received nothing, so this time proves nothing about the app.
    if (began) silent += Math.min(at - lookedAt, 2 * beatMs)
    lookedAt = at
    tell()
  })

  return {
    get seconds() {
      return seconds
    },
    heard() {
      began = true
      silent = 0
      lookedAt = now()
      tell()
    },
  }
}
