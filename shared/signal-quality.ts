// SPDX-License-Identifier: GPL-3.0-or-later
/** How many replies arrive correctly at each clock, and the clock that follows from that. Pure. Clocks in Hz. */

/** Replies at one clock that the programmer granted. */
export interface RungSeen {
  readonly clockHz: number
  readonly tries: number
  /** Replies equal to the one that the slowest clocks agree on. */
  readonly good: number
}

export interface Rung extends RungSeen {
  /** Share of good replies, 0 to 1, and the interval of the true share with 95 % certainty. */
  readonly rate: number
  readonly low: number
  readonly high: number
}

export interface SignalQuality {
  /** Slowest first. */
  readonly rungs: readonly Rung[]
  /** The slowest clock with a wrong reply; `null`: none. */
  readonly firstFailingHz: number | null
  /**
   * The fastest clock with a margin below the first that fails; `null`: even the slowest fails, or the programmer does
   * not tell its clock.
   */
  readonly recommendedHz: number | null
}

/** 97.5 % of a normal distribution lie below it. */
const Z = 1.959964

/**
 * Wilson's interval: where the true share lies with 95 % certainty after `good` of `tries`. Unlike the usual formula it is
 * right for few tries and for shares of 0 and 1, and never leaves 0 to 1. (E. B. Wilson, JASA 22, 1927.)
 */
export function wilson(good: number, tries: number): readonly [low: number, high: number] {
  if (tries <= 0) return [0, 1]
  const share = good / tries
  const z2 = Z * Z
  const middle = share + z2 / (2 * tries)
  const half = Z * Math.sqrt((share * (1 - share)) / tries + z2 / (4 * tries * tries))
  const whole = 1 + z2 / tries
  return [
    good === 0 ? 0 : Math.max(0, (middle - half) / whole),
    good === tries ? 1 : Math.min(1, (middle + half) / whole),
  ]
}

/** Wires that are only just good enough fail when they are moved, so the clock below the last good one is chosen. */
export function signalQuality(seen: readonly RungSeen[]): SignalQuality {
  const rungs = [...seen]
    .sort((one, other) => one.clockHz - other.clockHz)
    .map((rung): Rung => {
      const [low, high] = wilson(rung.good, rung.tries)
      return { ...rung, rate: rung.tries === 0 ? 0 : rung.good / rung.tries, low, high }
    })
  const failing = rungs.findIndex(({ good, tries }) => good < tries)
  if (failing < 0)
    return { rungs, firstFailingHz: null, recommendedHz: rungs.at(-1)?.clockHz || null }
  // One step below the last good one, if there is one.
  const chosen = failing === 0 ? undefined : rungs[Math.max(0, failing - 2)]
  return {
    rungs,
    firstFailingHz: rungs[failing]?.clockHz ?? null,
    recommendedHz: chosen?.clockHz ?? null,
  }
}

/** Clocks to test, slowest first: those of the list up to `mostHz`, and `mostHz` itself. */
export function ladder(mostHz: number): readonly number[] {
  return [...steps.filter((hz) => hz < mostHz * 0.95), mostHz]
}

/** Steps of about a factor of two: half the clock halves the errors of a long wire. */
const steps = [
  500_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000, 12_000_000, 16_000_000, 32_000_000,
]
