// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The queue between callers and the wire. Requests leave in order, as many as the limits allow in one write; replies
 * return in the same order. Every request on the wire has a deadline. The first error ends everything, because after a
 * lost or surplus byte no later reply can be trusted.
 */
import { hex } from '../../../shared/hex.ts'
import { Fault } from '../../../shared/fault.ts'
import type { SpiOp } from '../spi.ts'
import type { ByteLink } from './byte-link.ts'
import { DEVICE_BUFFER_BYTES, GRACE_MS, SECOND_PATIENCE_MS, stallMs, totalMs } from './deadline.ts'
import { noteDisturbance } from './disturbed.ts'
import { Fifo } from './fifo.ts'
import type { CommandName } from './protocol.ts'
import {
  HELD_BACK_BYTES,
  ReplyReader,
  SPIOP_HEADER_BYTES,
  queryFrame,
  spiOpBytes,
} from './protocol.ts'
import type { Entry } from './request.ts'
import { batchBytesOf } from './request.ts'
import type { Timers } from './timers.ts'

/** How much may be unanswered at once. A single request may exceed the byte limits when it is alone. */
export interface PipeLimits {
  readonly depth: number
  readonly requestBytes: number
  readonly replyBytes: number
}

export const ONE_AT_A_TIME: PipeLimits = { depth: 1, requestBytes: 0, replyBytes: 0 }

export class CommandPipe {
  readonly #link: ByteLink
  readonly #timers: Timers
  readonly #waiting = new Fifo<Entry>()
  readonly #onWire = new Fifo<Entry>()
  readonly #reader = new ReplyReader()
  #limits = ONE_AT_A_TIME
  #clockHz = 0
  #requestBytesOut = 0
  #replyBytesOut = 0
  #writingBytes = 0
  #pumpQueued = false
  #opsDone = 0
  #fault: Fault | null = null
  #closing = false
  #progressMs = 0
  #headSinceMs = 0
  #graced = false
  #patienceMs = 0
  /**
   * A fault that occurred while no request was pending. The next window rejects with it, later ones with `link.lost`.
   */
  #untold: Fault | null = null
  #cancelTimer: (() => void) | null = null
  /** Called once when the pipe has failed, whether or not a request was pending. */
  onBroken: (fault: Fault) => void = () => {}
  /** Called while an overdue answer is still awaited, with the time waited, ms. */
  onQuiet: (waitedMs: number) => void = () => {}

  constructor(link: ByteLink, timers: Timers) {
    this.#link = link
    this.#timers = timers
    this.listen()
  }

  /**
   * Sets the link's listeners, also again after another reader. During that time no command of this pipe may be
   * pending.
   */
  listen(): void {
    this.#link.onData((chunk) => this.#receive(chunk))
    this.#link.onClose((reason) => this.#fail(this.#lost(reason)))
  }

  /** Number of completely answered windows since the link was opened. */
  get opsDone(): number {
    return this.#opsDone
  }

  /** Why the pipe has failed; `null` while it works. */
  get fault(): Fault | null {
    return this.#fault
  }

  /** Bytes of a write that the system has not completely accepted. */
  get unsentBytes(): number {
    return this.#writingBytes
  }

  /** Applies from now on; requests on the wire stay there. */
  setLimits(limits: PipeLimits): void {
    this.#limits = limits
  }

  /** The SPI clock for calculating deadlines, Hz; 0 when unknown. */
  setClock(clockHz: number): void {
    this.#clockHz = clockHz
  }

  /**
   * Sends any command but O_SPIOP; resolves with `replyBytes` bytes. A NAK resolves with `null` when `nakIsAnswer`,
   * else it rejects with `link.bad-reply`.
   */
  command(
    command: CommandName,
    frame: Uint8Array,
    replyBytes: number,
    nakIsAnswer: boolean,
  ): Promise<Uint8Array | null> {
    return new Promise((settle, reject) => {
      const requestBytes = frame.length
      const op = null
      this.#enqueue({ command, op, frame, requestBytes, replyBytes, nakIsAnswer, settle, reject })
    })
  }

  /** Sends one window; the caller has checked the limits and must not change `op.tx` until this settles. */
  window(op: SpiOp): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#enqueue({
        command: 'O_SPIOP',
        op,
        frame: NO_BYTES,
        requestBytes: spiOpBytes(op.tx.length),
        replyBytes: op.rxBytes,
        nakIsAnswer: false,
        settle: (reply) => resolve(reply ?? NO_BYTES),
        reject,
      })
    })
  }

  /**
   * Rejects every window with `link.lost`. Replies on the wire are still read, so that a last command can follow; from
   * now on only `command` may be called.
   */
  abandonWindows(): void {
    this.#closing = true
    const lost = this.#lost(null)
    // The entries must stay on the wire to receive their replies, so they are only rejected here and not removed.
    for (const entry of [...this.#waiting.drain(), ...this.#takeOnWire()]) entry.reject(lost)
  }

  /** Stops timers and rejects the remaining requests, with `fault` if there is a reason other than closing. */
  stop(fault: Fault = this.#lost(null)): void {
    this.#fail(fault)
  }

  #takeOnWire(): Entry[] {
    const entries = this.#onWire.drain()
    for (const entry of entries) {
      this.#onWire.push({ ...entry, nakIsAnswer: true, settle: ignore, reject: ignore })
    }
    return entries
  }

  #lost(cause: Error | null): Fault<'link.lost'> {
    return new Fault('link.lost', { opsDone: this.#opsDone }, cause ? { cause } : {})
  }

  #enqueue(entry: Entry): void {
    if (this.#fault || (this.#closing && entry.op)) {
      entry.reject(this.#untold ?? this.#lost(this.#fault))
      this.#untold = null
      return
    }
    this.#waiting.push(entry)
    this.#pumpAtEndOfTurn()
  }

  /**
   * Makes one write per turn of the event loop. A tick queued from a microtask runs after all microtasks, when every
   * caller that woke up in this turn has queued its next windows; `setImmediate` would come too late.
   */
  #pumpAtEndOfTurn(): void {
    if (this.#pumpQueued) return
    this.#pumpQueued = true
    queueMicrotask(() =>
      process.nextTick(() => {
        this.#pumpQueued = false
        this.#pump()
      }),
    )
  }

  #pump(): void {
    if (this.#fault || this.#writingBytes > 0) return
    // Waiting until half is answered makes large writes instead of a small one per answer.
    if (this.#onWire.length > 0 && this.#requestBytesOut * 2 > this.#limits.requestBytes) return
    const batch: Entry[] = []
    let batchBytes = 0
    for (let entry = this.#waiting.peek(); entry; entry = this.#waiting.peek()) {
      if (!this.#fits(entry, batch.length)) break
      this.#waiting.shift()
      this.#requestBytesOut += entry.requestBytes
      this.#replyBytesOut += entry.replyBytes
      batchBytes += entry.requestBytes
      batch.push(entry)
    }
    if (batch.length === 0) return
    if (batchBytes % HELD_BACK_BYTES === 0) {
      // Put first, because some firmwares lose what follows a window.
      batch.unshift(nop())
      this.#requestBytesOut += 1
      batchBytes += 1
    }
    for (const entry of batch) {
      if (this.#onWire.length === 0) this.#headChanged(entry)
      this.#onWire.push(entry)
    }
    this.#write(batch, batchBytes)
  }

  #fits(entry: Entry, batched: number): boolean {
    const out = this.#onWire.length + batched
    if (out === 0) return true
    const { depth, requestBytes, replyBytes } = this.#limits
    return (
      out < depth &&
      this.#requestBytesOut + entry.requestBytes <= requestBytes &&
      this.#replyBytesOut + entry.replyBytes <= replyBytes
    )
  }

  #write(batch: readonly Entry[], batchBytes: number): void {
    this.#writingBytes = batchBytes
    this.#arm()
    void this.#send(batchBytesOf(batch, batchBytes))
  }

  async #send(bytes: Uint8Array): Promise<void> {
    try {
      await this.#link.write(bytes)
      this.#writingBytes = 0
      this.#pumpAtEndOfTurn()
    } catch (error) {
      this.#fail(this.#lost(error instanceof Error ? error : null))
    }
  }

  #receive(chunk: Uint8Array): void {
    if (this.#fault) return
    this.#progressMs = this.#timers.nowMs()
    this.#graced = false
    this.#patienceMs = 0
    let at = 0
    while (at < chunk.length) {
      const head = this.#onWire.peek()
      if (!head) {
        // No request is pending: the device restarted, or an earlier reply was too long.
        this.#failBadReply('NOP', chunk.subarray(at))
        return
      }
      at = this.#reader.take(chunk, at)
      const state = this.#reader.state
      if (state === 'waiting' || state === 'partial') return
      if (state === 'bad' || (state === 'nak' && !head.nakIsAnswer)) {
        this.#failBadReply(head.command, Uint8Array.of(this.#reader.firstByte))
        return
      }
      this.#answered(head, state === 'nak' ? null : this.#reader.data)
    }
  }

  #answered(head: Entry, reply: Uint8Array | null): void {
    this.#onWire.shift()
    this.#requestBytesOut -= head.requestBytes
    this.#replyBytesOut -= head.replyBytes
    if (head.op) this.#opsDone += 1
    const next = this.#onWire.peek()
    if (next) this.#headChanged(next)
    head.settle(reply)
    if (this.#waiting.length > 0) this.#pumpAtEndOfTurn()
  }

  #headChanged(head: Entry): void {
    this.#reader.reset(head.replyBytes)
    this.#headSinceMs = this.#timers.nowMs()
    this.#progressMs = this.#headSinceMs
  }

  /** A single repeated timer instead of one per request: a large write has 400,000 requests. */
  #arm(): void {
    if (this.#cancelTimer) return
    const head = this.#onWire.peek()
    if (!head) return
    const dueMs = Math.max(this.#dueMs(head) - this.#timers.nowMs(), this.#graced ? GRACE_MS : 0)
    this.#cancelTimer = this.#timers.after(Math.max(dueMs, 1), () => {
      this.#cancelTimer = null
      this.#checkDeadline()
    })
  }

  #checkDeadline(): void {
    const head = this.#onWire.peek()
    if (!head || this.#fault) return
    const nowMs = this.#timers.nowMs()
    if (nowMs < this.#dueMs(head)) {
      this.#arm()
    } else if (!this.#graced) {
      this.#graced = true
      this.#arm()
    } else if (this.#opsDone > 0 && this.#patienceMs === 0) {
      this.#patienceMs = SECOND_PATIENCE_MS
      this.onQuiet(Math.round(nowMs - this.#headSinceMs))
      this.#arm()
    } else {
      const waitedMs = Math.round(nowMs - this.#headSinceMs)
      const facts = { command: head.command, waitedMs, opsDone: this.#opsDone }
      this.#fail(new Fault('link.silent', facts))
    }
  }

  #dueMs(head: Entry): number {
    const spiBytes = head.op
      ? head.requestBytes - SPIOP_HEADER_BYTES + Math.min(head.replyBytes, DEVICE_BUFFER_BYTES)
      : 0
    const { replyBytes } = head
    const exchange = { requestBytes: this.#requestBytesOut, replyBytes, spiBytes }
    return (
      this.#patienceMs +
      Math.min(
        this.#progressMs + stallMs(exchange, this.#clockHz),
        this.#headSinceMs + totalMs(exchange, this.#clockHz),
      )
    )
  }

  #failBadReply(command: CommandName, bytes: Uint8Array): void {
    const got = hex(bytes.subarray(0, 16), ' ')
    this.#fail(new Fault('link.bad-reply', { command, got, opsDone: this.#opsDone }))
  }

  #fail(fault: Fault): void {
    if (this.#fault) return
    this.#fault = fault
    if (this.#limits.depth > 1 && fault.code !== 'link.lost') noteDisturbance(this.#link)
    this.#cancelTimer?.()
    this.#cancelTimer = null
    const left = [...this.#onWire.drain(), ...this.#waiting.drain()]
    if (left.length === 0) this.#untold = fault
    for (const entry of left) entry.reject(fault)
    this.onBroken(fault)
  }
}

/** NOP, which every firmware answers with one ACK. */
function nop(): Entry {
  return {
    command: 'NOP',
    op: null,
    frame: NOP_FRAME,
    requestBytes: NOP_FRAME.length,
    replyBytes: 0,
    nakIsAnswer: false,
    settle: ignore,
    reject: ignore,
  }
}

const NO_BYTES = new Uint8Array(0)
const NOP_FRAME = queryFrame('NOP')
const ignore = (): void => {}
