// SPDX-License-Identifier: GPL-3.0-or-later
/** Time as the serprog client sees it; tests replace it, so that no test waits. */
export interface Timers {
  /** Monotonic milliseconds. */
  nowMs(): number
  /** Runs `act` once, `ms` from now, unless the returned function is called before. Keeps the process alive. */
  after(ms: number, act: () => void): () => void
}

export const systemTimers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
