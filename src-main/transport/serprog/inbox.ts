// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads raw bytes before the order of replies is known. Every wait ends. */
import { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import type { Timers } from './timers.ts'

export class Inbox {
  readonly #timers: Timers
  readonly #chunks: Uint8Array[] = []
  #at = 0
  #heardBytes = 0
  #lost: Fault<'link.lost'> | null = null
  #wake: (() => void) | null = null

  /** Replaces the link's listeners; the next reader sets its own. */
  constructor(link: ByteLink, timers: Timers) {
    this.#timers = timers
    link.onData((chunk) => {
      this.#heardBytes += chunk.length
      this.#chunks.push(chunk.slice())
      this.#wake?.()
    })
    link.onClose((reason) => {
      this.#lost = new Fault('link.lost', { opsDone: 0 }, { cause: reason })
      this.#wake?.()
    })
  }

  /** Number of all bytes that ever arrived. */
  get heardBytes(): number {
    return this.#heardBytes
  }

  /** The next byte, or `null` after `timeoutMs` without one. Throws `link.lost`. */
  async next(timeoutMs: number): Promise<number | null> {
    if (this.#chunks.length === 0 && !this.#lost) await this.#arrival(timeoutMs)
    if (this.#lost) throw this.#lost
    const chunk = this.#chunks[0]
    if (!chunk) return null
    const byte = chunk[this.#at] ?? null
    this.#at += 1
    if (this.#at >= chunk.length) this.#dropFirst()
    return byte
  }

  /** The next `count` bytes; fewer when none arrived for `stallMs`. Throws `link.lost`. */
  async take(count: number, stallMs: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(count)
    let filled = 0
    while (filled < count) {
      if (this.#chunks.length === 0) await this.#arrival(stallMs)
      if (this.#lost) throw this.#lost
      const chunk = this.#chunks[0]
      if (!chunk) return bytes.subarray(0, filled)
      const piece = chunk.subarray(this.#at, this.#at + count - filled)
      bytes.set(piece, filled)
      filled += piece.length
      this.#at += piece.length
      if (this.#at >= chunk.length) this.#dropFirst()
    }
    return bytes
  }

  /** Drops bytes until none arrives for `quietMs`; false when `limitMs` ends first. Throws `link.lost`. */
  async drain(quietMs: number, limitMs: number): Promise<boolean> {
    const endMs = this.#timers.nowMs() + limitMs
    for (;;) {
      while (this.#chunks.length > 0) this.#dropFirst()
      const heardBytes = this.#heardBytes
      await this.#arrival(quietMs)
      if (this.#lost) throw this.#lost
      if (this.#heardBytes === heardBytes) return true
      if (this.#timers.nowMs() >= endMs) return false
    }
  }

  #dropFirst(): void {
    this.#chunks.shift()
    this.#at = 0
  }

  #arrival(timeoutMs: number): Promise<void> {
    if (this.#lost) return Promise.resolve()
    return new Promise((resolve) => {
      const done = (): void => {
        cancel()
        this.#wake = null
        resolve()
      }
      const cancel = this.#timers.after(timeoutMs, done)
      this.#wake = done
    })
  }
}
