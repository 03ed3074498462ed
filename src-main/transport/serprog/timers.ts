// SPDX-License-Identifier: GPL-3.0-or-later
/** The clock and timers of the serprog client; tests replace them, so that no test waits. */
export interface Timers {
  /** Monotonic milliseconds. */
  nowMs(): number
  /** Runs `act` once after `ms`, unless the returned function is called first. Keeps the process alive. */
  after(ms: number, act: () => void): () => void
}

export const systemTimers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
