// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A node with deadlines: the kernel may never return from a call (a controller that lost an interrupt, a driver that
 * waits for another), and the caller must be told. The call itself cannot be aborted.
 */
import { GRACE_MS, patienceMs, SECOND_PATIENCE_MS } from '../serprog/deadline.ts'
import { systemTimers } from '../serprog/timers.ts'
import type { Timers } from '../serprog/timers.ts'
import { errno, NodeError, OverdueError } from './node.ts'
import type { SpiNode, SpiTransfer } from './node.ts'

const SPEED_CALL = 'SPI_IOC_WR_MAX_SPEED_HZ'
const MESSAGE_CALL = 'SPI_IOC_MESSAGE'

/**
 * Runs calls one after the other. A call without an answer in time rejects with `OverdueError` but continues; until it
 * returns, every other call is refused with EBUSY, because the kernel would make it wait too.
 */
export class WatchedNode implements SpiNode {
  readonly path: string
  readonly bufferBytes: number
  readonly ownSpeedHz: number
  /** Called while an overdue call is still awaited, with the time waited, ms. */
  onQuiet: (waitedMs: number) => void = () => {}
  readonly #node: SpiNode
  readonly #timers: Timers
  #last: Promise<unknown> = Promise.resolve()
  #inside = false
  #answered = false

  constructor(node: SpiNode, timers: Timers = systemTimers) {
    this.path = node.path
    this.bufferBytes = node.bufferBytes
    this.ownSpeedHz = node.ownSpeedHz
    this.#node = node
    this.#timers = timers
  }

  setSpeed(hz: number): Promise<number> {
    return this.#next(SPEED_CALL, 0, () => this.#node.setSpeed(hz))
  }

  message(transfers: readonly SpiTransfer[]): Promise<readonly Uint8Array[]> {
    const spiMs = transfers.reduce(
      (sum, { tx, rxBytes, speedHz }) => sum + (((tx?.length ?? 0) + rxBytes) * 8000) / speedHz,
      0,
    )
    return this.#next(MESSAGE_CALL, spiMs, async () => {
      const replies = await this.#node.message(transfers)
      this.#answered = true
      return replies
    })
  }

  /** Resolves when no call is awaited any more, at the latest when the last one is overdue. */
  async settled(): Promise<void> {
    await this.#last.catch(() => undefined)
  }

  close(): void {
    this.#node.close()
  }

  #next<T>(name: string, spiMs: number, start: () => Promise<T>): Promise<T> {
    const before = this.#last
    const call = (async () => {
      await before.catch(() => undefined)
      if (this.#inside) throw new NodeError(name, errno.EBUSY)
      this.#inside = true
      const running = start().finally(() => {
        this.#inside = false
      })
      return await inTime(running, name, patienceMs(spiMs), this.#timers, (waitedMs) => {
        if (this.#answered) this.onQuiet(waitedMs)
        return this.#answered
      })
    })()
    this.#last = call
    return call
  }
}

/**
 * Opens a node with a deadline. A node that opens after the deadline is closed again. Rejects with the errors of
 * `opening`, and with `OverdueError`.
 */
export async function openInTime(
  opening: Promise<SpiNode>,
  timers: Timers = systemTimers,
): Promise<WatchedNode> {
  try {
    return new WatchedNode(await inTime(opening, 'open', patienceMs(0), timers), timers)
  } catch (error) {
    void opening.then((node) => node.close()).catch(() => undefined)
    throw error
  }
}

/** Waits for `call` so long, and `SECOND_PATIENCE_MS` more if `more` returns true when told the time waited. */
function inTime<T>(
  call: Promise<T>,
  name: string,
  dueMs: number,
  timers: Timers,
  more: (waitedMs: number) => boolean = () => false,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const startMs = timers.nowMs()
    const waitedMs = (): number => Math.round(timers.nowMs() - startMs)
    let cancel = (): void => {}
    const after = (ms: number, act: () => void): void => {
      // The answer may have arrived while this process was too busy to see it.
      cancel = timers.after(ms, () => (cancel = timers.after(GRACE_MS, act)))
    }
    const giveUp = (): void => reject(new OverdueError(name, waitedMs()))
    after(dueMs, () => {
      if (more(waitedMs())) after(SECOND_PATIENCE_MS, giveUp)
      else giveUp()
    })
    call.then(resolve, reject).finally(() => cancel())
  })
}
