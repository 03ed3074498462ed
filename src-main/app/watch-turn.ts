// SPDX-License-Identifier: GPL-3.0-or-later
/** Allows one look at the wires at a time, and none during a job. */
export class WatchTurn {
  /** Number of callers that wait for a pause or hold one. */
  #pauses = 0
  /** The running look; resolves when it has ended, even after an error. */
  #look: Promise<void> | null = null

  /** While paused, the watch starts no look. */
  get paused(): boolean {
    return this.#pauses > 0
  }

  /** Runs `act` and remembers it as the running look. */
  run<T>(act: () => Promise<T>): Promise<T> {
    const done = act()
    const over = () => {
      if (this.#look === look) this.#look = null
    }
    const look = done.then(over, over)
    this.#look = look
    return done
  }

  /** Waits for the running look and prevents new ones until the returned function is called. */
  async pause(): Promise<() => void> {
    this.#pauses += 1
    // Another caller may have waited for the same look and may have started its own.
    while (this.#look !== null) await this.#look
    let over = false
    return () => {
      if (!over) this.#pauses -= 1
      over = true
    }
  }

  /** Runs `act` as a look during a pause; `allowed` throws when it may no longer start. */
  async alone<T>(allowed: () => void, act: () => Promise<T>): Promise<T> {
    this.#pauses += 1
    try {
      // `pause` cannot be used: after its `await`, another caller could start a look first.
      while (this.#look !== null) await this.#look
      allowed()
      return await this.run(act)
    } finally {
      this.#pauses -= 1
    }
  }

  /** Resolves when the running look has ended. */
  async ended(): Promise<void> {
    await this.#look
  }
}
