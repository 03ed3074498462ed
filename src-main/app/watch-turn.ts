// SPDX-License-Identifier: GPL-3.0-or-later
/** One look at the wires at a time, and none beside a job. */
export class WatchTurn {
  /** How many wait for quiet, or have it. */
  #pauses = 0
  /** The look that is under way, settled when it has ended however it ends. */
  #look: Promise<void> | null = null

  /** Somebody asked for quiet: no look of the watch's own begins. */
  get paused(): boolean {
    return this.#pauses > 0
  }

  /** Runs `act` as the look that is under way. */
  run<T>(act: () => Promise<T>): Promise<T> {
    const done = act()
    const over = () => {
      if (this.#look === look) this.#look = null
    }
    const look = done.then(over, over)
    this.#look = look
    return done
  }

  /** Waits for the look that is under way and lets none begin until what is returned is called. */
  async pause(): Promise<() => void> {
    this.#pauses += 1
    // Another act may have waited for the same look and have begun its own by now.
    while (this.#look !== null) await this.#look
    let over = false
    return () => {
      if (!over) this.#pauses -= 1
      over = true
    }
  }

  /** Runs `act` as a look, in quiet; `allowed` throws where it may not begin after all. */
  async alone<T>(allowed: () => void, act: () => Promise<T>): Promise<T> {
    this.#pauses += 1
    try {
      // Not by `pause`: between its end and what follows an `await` another act could begin.
      while (this.#look !== null) await this.#look
      allowed()
      return await this.run(act)
    } finally {
      this.#pauses -= 1
    }
  }

  /** Resolves when the look that is under way has ended. */
  async ended(): Promise<void> {
    await this.#look
  }
}
