// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which SPI clock to use after a signal test. Clocks in Hz. */
import type { SignalQuality } from '../../shared/signal-quality.ts'

/** The clock that failed, the slower one used since, and the chip and results of the test. */
export interface LoweredClock {
  readonly chipId: string
  readonly fromHz: number
  readonly toHz: number
  readonly quality: SignalQuality
}

/** State of the page when the signal was tested. */
export interface ClockNow {
  readonly chipId: string
  /** Clock of the session; 0: the programmer does not tell it. */
  readonly clockHz: number
  /** The clock that the user chose; `null`: none. */
  readonly chosenHz: number | null
  /** What the page has changed before. */
  readonly lowered: LoweredClock | null
}

export interface SignalClock {
  /** Change the clock without asking; never when the user has chosen one. */
  readonly take: LoweredClock | null
  /** Report the change and offer the faster clock again; disappears once that clock is used. */
  readonly told: LoweredClock | null
  /** Offer this clock, Hz; `null`: no slower one is better. */
  readonly slowerHz: number | null
  /** No reply was wrong at any clock, and nothing was changed that the user should know. */
  readonly sure: boolean
}

/** `quality`: `null` until the test has ended. */
export function signalClock(quality: SignalQuality | null, now: ClockNow): SignalClock {
  const { chipId, clockHz, chosenHz, lowered } = now
  const slowerHz =
    quality === null || quality.firstFailingHz === null ? null : quality.recommendedHz
  const told =
    lowered !== null && lowered.chipId === chipId && clockHz < lowered.fromHz ? lowered : null
  return {
    take:
      quality === null || slowerHz === null || chosenHz !== null
        ? null
        : { chipId, fromHz: clockHz, toHz: slowerHz, quality },
    told,
    slowerHz,
    sure: quality !== null && quality.firstFailingHz === null && told === null,
  }
}
