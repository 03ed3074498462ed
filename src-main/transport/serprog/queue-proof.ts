// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Tests whether commands may be queued, with the same kinds of commands that a job sends: windows as long as a page
 * program, status reads, clock switches and long reads, directly after each other and more and more of them. Every
 * reply is compared with the reply to the same command sent alone.
 * Nothing in the test can change a chip, wherever bytes are lost or shifted: the write enable latch is cleared first,
 * alone, and no byte of the stream is an opcode that sets it, programs, erases, or changes a mode (`keptOut`). As
 * serprog commands the bytes are harmless too: none releases pins, selects a chip or changes the bus.
 */
import { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { Inbox } from './inbox.ts'
import {
  ACK,
  HELD_BACK_BYTES,
  NAK,
  frequencyFrame,
  littleEndian,
  queryFrame,
  spiOpBytes,
  writeSpiOp,
} from './protocol.ts'
import { sendWithin, synchronise } from './sync.ts'
import type { Timers } from './timers.ts'

/** Opcodes of chips and of serprog that no byte of the stream may have, however the stream is shifted. */
export const keptOut: ReadonlySet<number> = new Set([
  // Write enable, programs, erases, status and configuration writes, of 25xx and DataFlash parts.
  0x02, 0x06, 0x11, 0x17, 0x20, 0x31, 0x32, 0x34, 0x36, 0x39, 0x3d, 0x42, 0x44, 0x50, 0x52, 0x58,
  0x59, 0x5c, 0x60, 0x61, 0x62, 0x7c, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x98,
  0x9b, 0xa2, 0xad, 0xaf, 0xb1, 0xc5, 0xc7, 0xd2, 0xd7, 0xd8, 0xdc, 0xf2,
  // Modes: QPI, four address bytes, reset, deep power-down, suspend, wrapped reads, mode bits.
  0x35, 0x38, 0x66, 0x75, 0x77, 0x79, 0x99, 0xb0, 0xb7, 0xb9, 0xc0, 0xc2, 0xe9, 0xf0, 0xff,
  // serprog: bus, pins, chip select, duplex, chip select mode.
  0x12, 0x15, 0x16, 0x18,
])

const WRITE_DISABLE = 0x04
const READ_STATUS = 0x05
const READ_ID = 0x9f
const READ = 0x03
/** Opcode, address and page: what a page program sends. */
const PAGE_WINDOW_BYTES = 260
const ID_BYTES = 3
const STATUS_BYTES = 4
const SPAN_BYTES = 16
const READ_BYTES = 1024
/**
 * Hz, about 1 MHz: slow enough for a status read that lasts as long as a page program, and possible with every divider.
 */
const SLOW_HZ = 0x10_00_00
/** Units of the first batches; later batches grow to the allowed limit. */
const FIRST_UNITS = 1
const SHORT_UNITS = 2
/** A batch that takes longer, ms, is deep enough: the link is slower than any latency. */
const DEEP_ENOUGH_MS = 80
/** Silence, ms, after which a reply counts as missing; the time that a slow line needs for the request is added. */
const STALL_MS = { near: 150, far: 1000 } as const
const GRACE_MS = 100
const FIRST_EXCHANGE_BYTES = 9
const LINE_MS = 1500
const SLOW_LINE_BYTES_PER_MS = 11.5
const FEED_LIMIT_MS = 15_000
/** Silence, ms, in addition to twice a round trip, after which a firmware waits for more bytes instead of answering. */
const ANSWER_MS = 5
/** The amount that a C library reads ahead is a multiple of this, bytes. */
const READ_AHEAD_STEP = 256
const SMALL_STEP = 16
const READ_AHEAD_ROUNDS = 24

export interface QueueTrial {
  readonly link: ByteLink
  readonly timers: Timers
  /** `short`: a few windows, which confirm a firmware already known to be safe. */
  readonly extent: 'short' | 'whole'
  /** Largest number of request bytes under way. */
  readonly requestBytes: number
  /** Limits of one window. */
  readonly maxTxBytes: number
  readonly maxRxBytes: number
  /** The reply to Q_PGMNAME; `null` when the programmer does not answer it. */
  readonly name: Uint8Array | null
  /** Requested clock, Hz; `null` when it cannot be set. It must be set again after the test. */
  readonly clockHz: number | null
}

export interface QueueProof {
  readonly outcome: 'proven' | 'silent' | 'wrong-reply' | 'small-buffer'
  /** Request bytes that were under way at once without an error. */
  readonly requestBytes: number
  /** The clock goes down to about 1 MHz on request, and not below half of that. */
  readonly goesSlow: boolean
}

/**
 * Replaces the link's listeners; on return nothing is on the wire and the device waits for a command. Throws
 * `link.lost`, and `link.no-answer` or `link.bad-reply` when the device cannot be synchronised again after a failure.
 */
export async function proveQueueing(trial: QueueTrial): Promise<QueueProof> {
  const proof = new Proof(trial)
  const result = await proof.run()
  if (result.outcome === 'silent' || result.outcome === 'wrong-reply') await proof.recover()
  return { ...result, goesSlow: proof.goesSlow }
}

/** One request and the expected reply. */
interface Part {
  readonly request: Uint8Array
  /** The first bytes of the reply. */
  readonly head: readonly number[]
  readonly dataBytes: number
  /** All replies of one kind are equal; `null` when they may differ. */
  readonly kind: string | null
}

class Proof {
  readonly #trial: QueueTrial
  readonly #known = new Map<string, Uint8Array>()
  #inbox: Inbox
  #roundTripMs = 0
  /** The chip, if any, gave the same ID twice when asked alone, so it must also do so in a queue. */
  #steady = false

  constructor(trial: QueueTrial) {
    this.#trial = trial
    this.#inbox = new Inbox(trial.link, trial.timers)
    if (trial.name !== null) this.#known.set('name', trial.name)
  }

  get goesSlow(): boolean {
    const hz = littleEndian(this.#known.get('slow') ?? NO_BYTES)
    return hz >= SLOW_HZ / 2 && hz <= SLOW_HZ
  }

  async run(): Promise<Pick<QueueProof, 'outcome' | 'requestBytes'>> {
    const { requestBytes: most, extent, timers } = this.#trial
    const unitBytes = this.#unit().reduce((sum, { request }) => sum + request.length, 0)
    const reads = [this.#read(), this.#read()]
    const readBytes = reads.reduce((sum, { request }) => sum + request.length, 0)
    const fitting = Math.floor((most - readBytes) / unitBytes)
    if (fitting < 1) return { outcome: 'small-buffer', requestBytes: 0 }
    const failed = (outcome: QueueProof['outcome']) => ({ outcome, requestBytes: 0 })

    const alone = [window(Uint8Array.of(WRITE_DISABLE), 0, null)]
    if (extent === 'whole') alone.push(this.#id('id'), this.#id('again'), ...this.#clocks())
    for (const [index, part] of alone.entries()) {
      const startMs = timers.nowMs()
      const outcome = await this.#batch([part])
      if (outcome !== 'proven') return failed(outcome)
      if (index === 0) this.#roundTripMs = timers.nowMs() - startMs
    }
    const [id, again] = [this.#known.get('id'), this.#known.get('again')]
    this.#steady = id !== undefined && again !== undefined && same(id, again)

    const growth = extent === 'short' || FIRST_UNITS >= fitting ? [] : [FIRST_UNITS]
    for (const units of [
      ...growth,
      extent === 'short' ? Math.min(SHORT_UNITS, fitting) : fitting,
    ]) {
      const last = units === fitting || extent === 'short'
      const parts = Array.from({ length: units }, () => this.#unit()).flat()
      const startMs = timers.nowMs()
      const outcome = await this.#batch(last ? [...parts, ...reads, sync()] : parts)
      if (outcome !== 'proven') return failed(outcome)
      if (!last && timers.nowMs() - startMs > DEEP_ENOUGH_MS) {
        const end = await this.#batch([sync()])
        return end === 'proven' ? { outcome: end, requestBytes: units * unitBytes } : failed(end)
      }
    }
    return { outcome: 'proven', requestBytes: most }
  }

  // ---- what is sent ------------------------------------------------------------------------------------------

  /**
   * The commands of one page: a long window, a status read, a status read at a slow clock, and a query that the
   * firmware answers itself.
   */
  #unit(): readonly Part[] {
    const { name } = this.#trial
    const [slow, fast] = this.#clocks()
    return [
      this.#id('id'),
      window(Uint8Array.of(READ_STATUS), STATUS_BYTES, null),
      ...(slow === undefined ? [] : [slow]),
      window(Uint8Array.of(READ_STATUS), SPAN_BYTES, null),
      ...(fast === undefined ? [] : [fast]),
      name === null
        ? sync()
        : { request: queryFrame('Q_PGMNAME'), head: [ACK], dataBytes: name.length, kind: 'name' },
    ]
  }

  #id(kind: string): Part {
    const tx = new Uint8Array(harmless(Math.min(PAGE_WINDOW_BYTES, this.#trial.maxTxBytes)))
    tx[0] = READ_ID
    return window(tx, Math.min(ID_BYTES, this.#trial.maxRxBytes), kind)
  }

  #read(): Part {
    const bytes = harmless(Math.min(READ_BYTES, this.#trial.maxRxBytes))
    return window(Uint8Array.of(READ, 0, 0, 0), bytes, 'read')
  }

  #clocks(): readonly Part[] {
    const { clockHz } = this.#trial
    if (clockHz === null || clockHz < 2 * SLOW_HZ) return []
    const part = (hz: number, kind: string): Part => {
      return { request: frequencyFrame(hz), head: [ACK], dataBytes: 4, kind }
    }
    return [part(SLOW_HZ, 'slow'), part(harmless(clockHz), 'fast')]
  }

  // ---- sending and comparing ---------------------------------------------------------------------------------

  async #batch(asked: readonly Part[]): Promise<'proven' | 'silent' | 'wrong-reply'> {
    const { link, timers } = this.#trial
    const parts = [...asked]
    const bytes = (): number => parts.reduce((sum, { request }) => sum + request.length, 0)
    if (bytes() % HELD_BACK_BYTES === 0) parts.unshift(nop)
    const frame = new Uint8Array(bytes())
    let at = 0
    for (const { request } of parts) {
      frame.set(request, at)
      at += request.length
    }
    // The first exchange shows a slow line: nearly all of its time is bytes on the line.
    const lineMs = (this.#roundTripMs / FIRST_EXCHANGE_BYTES) * frame.length
    const stallMs =
      link.kind === 'tcp'
        ? STALL_MS.far + frame.length / SLOW_LINE_BYTES_PER_MS
        : STALL_MS.near + Math.max(frame.length / SLOW_LINE_BYTES_PER_MS, Math.min(lineMs, LINE_MS))
    await sendWithin(link, timers, frame)
    const replyBytes = parts.reduce((sum, { head, dataBytes }) => sum + head.length + dataBytes, 0)
    const early = await this.#inbox.take(replyBytes, stallMs)
    // A computer that was busy may have received bytes that it has not read yet.
    const rest = await this.#inbox.take(replyBytes - early.length, GRACE_MS)
    const reply = rest.length === 0 ? early : Uint8Array.of(...early, ...rest)
    let from = 0
    for (const part of parts) {
      const { head, dataBytes } = part
      const data = reply.subarray(from + head.length, from + head.length + dataBytes)
      const wrong = head.some((byte, index) => {
        const seen = reply[from + index]
        return seen !== undefined && seen !== byte
      })
      if (wrong) return 'wrong-reply'
      from += head.length + dataBytes
      if (from > reply.length) return 'silent'
      if (!this.#asBefore(part, data)) return 'wrong-reply'
    }
    return 'proven'
  }

  /** A chip with unsteady replies says nothing about the programmer. */
  #asBefore({ kind }: Part, data: Uint8Array): boolean {
    if (kind === null) return true
    const known = this.#known.get(kind)
    if (known === undefined) this.#known.set(kind, data.slice())
    else if (!same(known, data)) return (kind === 'id' || kind === 'read') && !this.#steady
    return true
  }

  // ---- after a failure ---------------------------------------------------------------------------------------

  /**
   * A part of a window may be lost, and a firmware that reads ahead keeps the rest of the stream and would send it to
   * the chip before the next command. Zeros empty both until the device answers as before.
   */
  async recover(): Promise<void> {
    const { link, timers } = this.#trial
    await synchronise(link, timers, { filler: 0, limitMs: FEED_LIMIT_MS })
    this.#inbox = new Inbox(link, timers)
    await this.#emptyReadAhead()
    await synchronise(link, timers, { filler: 0, limitMs: FEED_LIMIT_MS })
    this.#inbox = new Inbox(link, timers)
    if (!this.#steady) return
    if ((await this.#batch([this.#id('id')])) !== 'proven')
      throw new Fault('link.bad-reply', { command: 'O_SPIOP', got: '', opsDone: 0 })
  }

  async #emptyReadAhead(): Promise<void> {
    for (let round = 0; round < READ_AHEAD_ROUNDS; round++) {
      // Header of a window of one byte, without the byte. If it is answered, the byte came from what was read ahead.
      await this.#send(header(1))
      if (!(await this.#answers())) {
        await this.#send(Uint8Array.of(0))
        if (await this.#answers(STALL_MS.far)) return
        throw new Fault('link.no-answer', { port: this.#trial.link.name })
      }
      await this.#eat(READ_AHEAD_STEP, SMALL_STEP - 1)
      await this.#eat(SMALL_STEP, 1)
    }
    throw new Fault('link.no-answer', { port: this.#trial.link.name })
  }

  /**
   * Sends a window that uses up what was read ahead. The missing bytes follow in small steps, so that few are left
   * over.
   */
  async #eat(windowBytes: number, stepBytes: number): Promise<void> {
    await this.#send(header(windowBytes))
    for (let fed = 0; !(await this.#answers()); fed += stepBytes) {
      if (fed > windowBytes) throw new Fault('link.no-answer', { port: this.#trial.link.name })
      await this.#send(new Uint8Array(stepBytes))
    }
  }

  #send(bytes: Uint8Array): Promise<void> {
    return sendWithin(this.#trial.link, this.#trial.timers, bytes)
  }

  async #answers(waitMs = 2 * this.#roundTripMs + ANSWER_MS): Promise<boolean> {
    const byte = await this.#inbox.next(waitMs)
    if (byte === null) return false
    if (byte === ACK) return true
    throw new Fault('link.bad-reply', { command: 'O_SPIOP', got: byte.toString(16), opsDone: 0 })
  }
}

/** The highest number not above `most` (32 bits) whose four bytes are all harmless. */
export function harmless(most: number): number {
  let bytes = [24, 16, 8, 0].map((shift) => Math.floor(most / 2 ** shift) % 256)
  for (let at = 0; at < bytes.length; at++) {
    if (!keptOut.has(bytes[at]!)) continue
    let byte = bytes[at]!
    while (keptOut.has(byte)) byte--
    // After the first lowered byte all others may have their highest harmless value, FE.
    bytes = [...bytes.slice(0, at), byte, ...bytes.slice(at + 1).map(() => 0xfe)]
  }
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function window(tx: Uint8Array, dataBytes: number, kind: string | null): Part {
  const request = new Uint8Array(spiOpBytes(tx.length))
  writeSpiOp(request, 0, tx, dataBytes)
  return { request, head: [ACK], dataBytes, kind }
}

/** The start of a window that sends so many bytes and requests none. */
function header(txBytes: number): Uint8Array {
  const bytes = new Uint8Array(spiOpBytes(0))
  writeSpiOp(bytes, 0, NO_BYTES, 0)
  bytes[1] = txBytes & 0xff
  bytes[2] = txBytes >> 8
  return bytes
}

const sync = (): Part => {
  return { request: queryFrame('SYNCNOP'), head: [NAK, ACK], dataBytes: 0, kind: null }
}
const nop: Part = { request: queryFrame('NOP'), head: [ACK], dataBytes: 0, kind: null }
const NO_BYTES = new Uint8Array(0)

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])
