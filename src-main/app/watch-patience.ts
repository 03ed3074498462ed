// SPDX-License-Identifier: GPL-3.0-or-later
/** Waiting time after a failed try. It doubles each time, so that the log is not flooded. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 32_000

export class Patience {
  #tries = 0
  #notBeforeMs = 0

  mayTry(nowMs: number): boolean {
    return nowMs >= this.#notBeforeMs
  }

  tried(nowMs: number): void {
    this.#notBeforeMs = nowMs + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries)
    this.#tries += 1
  }

  /** Something changed: the next try may begin at once. */
  beginAnew(): void {
    this.#tries = 0
    this.#notBeforeMs = 0
  }
}
