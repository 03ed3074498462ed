// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: a byte link to a scripted firmware, time that does not pass by itself. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ByteLink } from '../transport/serprog/byte-link.ts'
import type { ScriptedFirmware } from './scripted-firmware.ts'
import type { Timers } from '../transport/serprog/timers.ts'

/** Turns of the event loop without a due timer before time jumps to the next one: nothing else is going on then. */
const IDLE_TURNS = 12

/** Virtual time: a wait of seconds takes microseconds, and always the same ones. */
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
    // While something is going on, what waits gets every turn of the event loop.
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
  /** Each another: what is remembered of one link is not taken for another's. */
  readonly name = `memory ${links++}`
  readonly kind: ByteLink['kind']
  readonly firmware: ScriptedFirmware
  /** Sizes of all writes, in order. */
  readonly writes: number[] = []
  closed = false
  /** Bytes that arrive in one piece; random when a `random` was given. */
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
      // A view that is overwritten afterwards, as a reader with a pool would: nobody may keep it.
      const chunk = bytes.slice(at, at + piece)
      this.#onData(chunk)
      chunk.fill(0xaa)
      at += piece
    }
  }
}
