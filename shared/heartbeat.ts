// SPDX-License-Identifier: GPL-3.0-or-later
/** The beat of the app's link to a page: what tells a page that has nothing to hear from one that hears nothing. */

/** The app sends a beat this often, milliseconds; every other message is a sign of life as well. */
export const beatMs = 1000

/** From here on a page says that nothing arrived, milliseconds: a beat can be late on a busy computer. */
export const silentMs = 3000

/** Starts a timer that acts every `ms`; returns the way to stop. */
export type Every = (ms: number, act: () => void) => () => void

/** The timer of this computer. */
export const everyMs: Every = (ms, act) => {
  const timer = setInterval(act, ms)
  return () => clearInterval(timer)
}
