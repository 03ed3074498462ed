// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what follows for the SPI clock from how well replies come through. Clocks in Hz. */
import type { SignalQuality } from '../../shared/signal-quality.ts'

/** The clock that failed, the slower one that is used since, and what was measured on which chip. */
export interface LoweredClock {
  readonly chipId: string
  readonly fromHz: number
  readonly toHz: number
  readonly quality: SignalQuality
}

/** Where the page stands when the signal was measured. */
export interface ClockNow {
  readonly chipId: string
  /** Of the session; 0: the programmer does not tell it. */
  readonly clockHz: number
  /** What the user has chosen; `null`: nothing. */
  readonly chosenHz: number | null
  /** What the page has done about it before. */
  readonly lowered: LoweredClock | null
}

export interface SignalClock {
  /** To be done without being asked; never where the user has chosen a clock. */
  readonly take: LoweredClock | null
  /** To be said, with the faster clock offered again; gone once that one is used. */
  readonly told: LoweredClock | null
  /** To be offered, in Hz; `null`: nothing slower is better. */
  readonly slowerHz: number | null
  /** No reply was wrong at any clock, and nothing was changed that the user should see. */
  readonly sure: boolean
}

/** `quality`: `null` until it is measured. */
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
