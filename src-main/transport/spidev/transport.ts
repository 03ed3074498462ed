// SPDX-License-Identifier: GPL-3.0-or-later
/** Windows over one spidev node: queued windows share a message if they fit and if CS is known to rise between them. */
import type { SpiBusRole } from '../../../shared/model/spi-bus.ts'
import { Fault } from '../../../shared/fault.ts'
import type { SpiLimits, SpiOp, SpiTransport, TransportAbout } from '../spi.ts'
import {
  ALIGNMENTS,
  batchLength,
  largestReply,
  largestTransfer,
  MOST_TRANSFERS,
  transfersOf,
} from './batch.ts'
import type { BatchLimits } from './batch.ts'
import { errno, NodeError, OverdueError } from './node.ts'
import type { SpiNode } from './node.ts'
import type { TransportNote } from '../../../shared/model/transport-note.ts'
import type { WatchedNode } from './watched-node.ts'

/**
 * Windows that a caller may have outstanding: all wait in this process, because the kernel gets one message at a time.
 */
const DEPTH = 512
/** Read identification: every chip that Pin One programs fast supports it. */
const RDID = 0x9f
/** The slow clock that is tested once, Hz: the slowest that a caller requests (`flash/status-span.ts`). */
const SLOW_HZ = 100_000
const READ_STATUS = 0x05

interface Waiting {
  readonly op: SpiOp
  readonly answered: (reply: Uint8Array) => void
  readonly failed: (fault: Fault) => void
}

export class SpidevTransport implements SpiTransport {
  readonly clockHz: number
  readonly limits: SpiLimits
  readonly about: TransportAbout
  readonly #node: WatchedNode
  /** Whether CS rises between the windows of a message; assumed only after a test has shown it. */
  #together: 'unknown' | 'seen' | 'denied' = 'unknown'
  /**
   * What the kernel accepts, found by trying large messages: which of `ALIGNMENTS`, and how many windows per message.
   */
  #alignment = 0
  #mostWindows = MOST_TRANSFERS
  #queue: Waiting[] = []
  #running = false
  #opsDone = 0
  #dead = false

  /**
   * `clockHz` must already be set on the node; `equalReads` is what the guide requires for the board. Rejects with
   * `OverdueError` when the kernel does not answer.
   */
  static async open(
    node: WatchedNode,
    clockHz: number,
    notes: readonly TransportNote[],
    equalReads: 2 | 3 = 2,
    spiBus?: SpiBusRole,
  ): Promise<SpidevTransport> {
    const slowWindows = await takesClock(node, SLOW_HZ)
    return new SpidevTransport(node, clockHz, slowWindows, notes, equalReads, spiBus)
  }

  private constructor(
    node: WatchedNode,
    clockHz: number,
    slowWindows: boolean,
    notes: readonly TransportNote[],
    equalReads: 2 | 3,
    spiBus: SpiBusRole | undefined,
  ) {
    this.#node = node
    this.clockHz = clockHz
    this.limits = {
      maxTxBytes: largestTransfer(node.bufferBytes),
      maxRxBytes: largestReply(node.bufferBytes, clockHz),
      depth: DEPTH,
      slowWindows,
    }
    this.about = {
      name: node.path,
      firmware: null,
      notes: [
        { code: 'kernel-buffer', sizeBytes: node.bufferBytes },
        {
          code: 'windows',
          maxTxBytes: this.limits.maxTxBytes,
          maxRxBytes: this.limits.maxRxBytes,
          assumed: false,
        },
        { code: 'clock-next-below' },
        ...(slowWindows ? [] : [{ code: 'slow-windows-refused' } as const]),
        ...notes,
      ],
      // The controller continues to drive CS, CLK and MOSI after the node is closed.
      releasesPins: false,
      ...(equalReads === 3 ? { equalReads } : {}),
      ...(spiBus === undefined ? {} : { spiBus }),
    }
  }

  transfer(op: SpiOp): Promise<Uint8Array> {
    if (this.#dead) return Promise.reject(this.#lost())
    const { maxTxBytes, maxRxBytes } = this.limits
    const fits = Number.isInteger(op.rxBytes) && op.rxBytes >= 0 && op.rxBytes <= maxRxBytes
    if (!fits || op.tx.length > maxTxBytes)
      return Promise.reject(
        new Fault('bug.bad-input', { what: `a window of ${op.tx.length} out, ${op.rxBytes} in` }),
      )
    return new Promise((answered, failed) => {
      this.#queue.push({ op, answered, failed })
      if (!this.#running) void this.#run()
    })
  }

  onQuiet(listener: (waitedMs: number) => void): void {
    this.#node.onQuiet = listener
  }

  /** When it resolves, nothing is on the wires any more, unless the kernel did not answer in time. */
  async close(): Promise<void> {
    if (!this.#dead) this.#end(this.#lost())
    await this.#node.settled()
  }

  /**
   * Sends one message after the other. A full message leaves at once, while callers process the last replies; otherwise
   * it waits for what is queued in this turn of the event loop.
   */
  async #run(): Promise<void> {
    this.#running = true
    while (this.#queue.length > 0) {
      if (!this.#fillsMessage()) await turn()
      if (this.#queue.length > 0) await this.#runSome()
    }
    this.#running = false
  }

  #ahead(): readonly SpiOp[] {
    return this.#queue.slice(0, this.#mostWindows).map(({ op }) => op)
  }

  #fillsMessage(): boolean {
    const ahead = this.#ahead()
    return batchLength(ahead, this.#batchLimits()) < ahead.length
  }

  /** Sends what fits of the queue. Nothing else may run on the node meanwhile. */
  async #runSome(): Promise<void> {
    const limits = this.#batchLimits()
    const ahead = this.#ahead()
    const count = batchLength(ahead, limits)
    const batch = this.#queue.slice(0, count)
    const ops = ahead.slice(0, count)
    const startMs = performance.now()
    let replies: readonly Uint8Array[]
    try {
      replies = await this.#node.message(transfersOf(ops, limits))
      if (this.#dead) return
    } catch (error) {
      if (this.#dead) return
      // The kernel sends nothing of a message that is too long, so it can be divided and sent again.
      if (error instanceof NodeError && error.errno === errno.EMSGSIZE && count > 1) {
        this.#askForLess(count)
        return
      }
      this.#end(this.#faultOf(error, performance.now() - startMs))
      return
    }
    this.#queue = this.#queue.slice(count)
    this.#opsDone += count
    const first = ops[0]
    if (this.#together === 'unknown' && count === 1 && first !== undefined && asksId(first))
      await this.#lookAtSelect(first, replies[0] ?? new Uint8Array(0))
    let next = 0
    for (const { op, answered } of batch)
      answered(op.rxBytes === 0 ? new Uint8Array(0) : (replies[next++] ?? new Uint8Array(0)))
  }

  #batchLimits(): BatchLimits {
    const { bufferBytes } = this.#node
    const together = this.#together === 'seen'
    const alignBytes = ALIGNMENTS[this.#alignment] ?? ALIGNMENTS[ALIGNMENTS.length - 1]!
    return { bufferBytes, clockHz: this.clockHz, together, alignBytes }
  }

  /** The kernel found a message of `count` windows too long: it rounds up to more, or has another limit. */
  #askForLess(count: number): void {
    if (this.#alignment < ALIGNMENTS.length - 1) this.#alignment++
    else this.#mostWindows = Math.floor(count / 2)
  }

  /**
   * The chip has just answered with its ID, so a message of two ID reads shows whether CS rises between windows: then
   * both get the same answer. Some controllers ignore cs_change; they get every window alone.
   */
  async #lookAtSelect(op: SpiOp, id: Uint8Array): Promise<void> {
    if (id.every((byte) => byte === 0xff) || id.every((byte) => byte === 0x00)) return
    const same = (reply: Uint8Array | undefined): boolean =>
      reply !== undefined && Buffer.compare(reply.subarray(0, id.length), id) === 0
    const startMs = performance.now()
    try {
      const limits = this.#batchLimits()
      // The lengths differ, so that a chip that repeats its ID is not at the same place after both.
      const three = [op, { ...op, rxBytes: op.rxBytes + 1 }, op]
      const replies = await this.#node.message(transfersOf(three, limits))
      const [again] = await this.#node.message(transfersOf([op], limits))
      // If the replies differ by themselves, they prove nothing about CS.
      if (same(again)) this.#together = replies.every(same) ? 'seen' : 'denied'
    } catch (error) {
      // A kernel that finds even this too long refuses it before it sends anything.
      if (error instanceof NodeError && error.errno === errno.EMSGSIZE) this.#together = 'denied'
      else if (!this.#dead) this.#end(this.#faultOf(error, performance.now() - startMs))
    }
  }

  #lost(cause?: unknown): Fault {
    return new Fault('link.lost', { opsDone: this.#opsDone }, { cause })
  }

  #faultOf(error: unknown, waitedMs: number): Fault {
    if (error instanceof NodeError && error.errno === errno.ETIMEDOUT)
      return new Fault(
        'link.silent',
        {
          command: 'SPI_IOC_MESSAGE',
          waitedMs: error instanceof OverdueError ? error.waitedMs : Math.round(waitedMs),
          opsDone: this.#opsDone,
        },
        { cause: error },
      )
    return this.#lost(error)
  }

  #end(fault: Fault): void {
    this.#dead = true
    const waiting = this.#queue
    this.#queue = []
    this.#node.close()
    for (const { failed } of waiting) failed(fault)
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const asksId = (op: SpiOp): boolean =>
  op.tx.length === 1 && op.tx[0] === RDID && op.rxBytes >= 3 && op.maxClockHz === undefined

/**
 * Some controllers refuse clocks below their slowest instead of using it. Tries it with a status read. Rejects with
 * `OverdueError` when the kernel does not answer.
 */
export async function takesClock(node: SpiNode, speedHz: number): Promise<boolean> {
  const at = { speedHz, csChange: false }
  try {
    await node.message([
      { tx: Uint8Array.of(READ_STATUS), rxBytes: 0, ...at },
      { tx: null, rxBytes: 1, ...at },
    ])
    return true
  } catch (error) {
    if (error instanceof OverdueError) throw error
    return false
  }
}
