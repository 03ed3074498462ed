// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: a byte link to a scripted firmware, with virtual time. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ByteLink } from '../transport/serprog/byte-link.ts'
import type { ScriptedFirmware } from './scripted-firmware.ts'
import type { Timers } from '../transport/serprog/timers.ts'

/**
 * After this many turns of the event loop without a due timer, no other work is pending, so time jumps to the next
 * timer.
 */
const IDLE_TURNS = 12

/** Virtual time: a wait of seconds takes microseconds, and the same steps in every run. */
export class JumpingTimers implements Timers {
  #nowMs = 1000
  #pending: { readonly atMs: number; readonly act: () => void }[] = []
  #running = false
  #idleTurns = 0

  nowMs(): number {
    return this.#nowMs
  }

  after(ms: number, act: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, act }
    this.#pending.push(entry)
    // While other work is pending, waiting code gets every turn of the event loop.
    this.#idleTurns = 0
    if (!this.#running) void this.#run()
    return () => {
      this.#pending = this.#pending.filter((other) => other !== entry)
    }
  }

  async #run(): Promise<void> {
    this.#running = true
    while (this.#pending.length > 0) {
      for (this.#idleTurns = 0; this.#idleTurns < IDLE_TURNS; this.#idleTurns++) await nextTurn()
      const next = [...this.#pending].sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      this.#pending = this.#pending.filter((other) => other !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.act()
    }
    this.#running = false
  }
}

let links = 0

export class MemoryLink implements ByteLink {
  /** Different for each link, so that state remembered for one link is not used for another. */
  readonly name = `memory ${links++}`
  readonly kind: ByteLink['kind']
  readonly firmware: ScriptedFirmware
  /** Sizes of all writes, in order. */
  readonly writes: number[] = []
  closed = false
  /** Number of bytes that arrive in one piece; random if `random` is given. */
  readonly #random: (() => number) | null
  #onData: (chunk: Uint8Array) => void = () => {}
  #onClose: (reason: Error | null) => void = () => {}

  constructor(
    firmware: ScriptedFirmware,
    kind: ByteLink['kind'] = 'serial',
    random: (() => number) | null = null,
  ) {
    this.firmware = firmware
    this.kind = kind
    this.#random = random
    void this.#deliver(firmware.takeOutput())
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.closed) throw new Error('closed')
    this.writes.push(bytes.length)
    const copy = bytes.slice()
    await nextTurn()
    if (this.closed) throw new Error('closed')
    void this.#deliver(this.firmware.receive(copy))
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#onData = listener
  }

  onClose(listener: (reason: Error | null) => void): void {
    this.#onClose = listener
  }

  close(): Promise<void> {
    this.#end(null)
    return Promise.resolve()
  }

  writeNow(bytes: Uint8Array): void {
    if (!this.closed) this.firmware.receive(bytes)
  }

  /** The same port, opened once more. */
  reopen(): void {
    this.closed = false
  }

  unplug(): void {
    this.#end(new Error('unplugged'))
  }

  #end(reason: Error | null): void {
    if (this.closed) return
    this.closed = true
    this.#onClose(reason)
  }

  async #deliver(bytes: Uint8Array): Promise<void> {
    await nextTurn()
    let at = 0
    while (at < bytes.length && !this.closed) {
      const piece = this.#random ? 1 + Math.floor(this.#random() * 200) : bytes.length
      // A view that is overwritten afterwards, like the pool of a reader: the receiver must not keep it.
      const chunk = bytes.slice(at, at + piece)
      this.#onData(chunk)
      chunk.fill(0xaa)
      at += piece
    }
  }
}
