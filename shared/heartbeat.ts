// SPDX-License-Identifier: GPL-3.0-or-later
/** Signs of life from the app to a page, so that a page can tell "no news" from "no connection". */

/** Interval of the signs of life, milliseconds; every other message counts as one too. */
export const beatMs = 1000

/** Silence after which a page reports it, milliseconds: more than the delay on a busy computer. */
export const silentMs = 3000

/** Starts a timer that acts every `ms`; returns the function that stops it. */
export type Every = (ms: number, act: () => void) => () => void

/** The timer of this computer. */
export const everyMs: Every = (ms, act) => {
  const timer = setInterval(act, ms)
  return () => clearInterval(timer)
}
