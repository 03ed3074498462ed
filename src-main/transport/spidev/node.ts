// SPDX-License-Identifier: GPL-3.0-or-later
/** What the transport asks of a spidev node; `ioctl.ts` is the real one, tests put a chip behind a model. */

/** One transfer of a message. The kernel lets CS go behind the last one by itself. */
export interface SpiTransfer {
  /** Bytes to send; `null` sends zeros. */
  readonly tx: Uint8Array | null
  /** Bytes to receive; with `tx` present this must be 0, as all our windows send first and then listen. */
  readonly rxBytes: number
  /** Clock of this transfer, Hz. */
  readonly speedHz: number
  /** CS goes up behind this transfer and down again before the next. Not for the last of a message. */
  readonly csChange: boolean
}

export interface SpiNode {
  /** `/dev/spidev0.0`. */
  readonly path: string
  /** spidev's buffer, bytes: what one message may carry each way, every transfer rounded up (see `batch.ts`). */
  readonly bufferBytes: number
  /** The speed the node came with, Hz: what the device tree allows it. */
  readonly ownSpeedHz: number
  /** Sets the highest speed; returns what the node then says, Hz. Rejects with `NodeError`. */
  setSpeed(hz: number): Promise<number>
  /**
   * One SPI_IOC_MESSAGE at a time. Resolves with the received bytes of each transfer that asked for some, in order,
   * in memory of their own. Rejects with `NodeError`; EMSGSIZE and EINVAL are answered before anything is sent.
   */
  message(transfers: readonly SpiTransfer[]): Promise<readonly Uint8Array[]>
  /** Idempotent. While a call is inside the kernel the node stays open, and locked, until it comes back. */
  close(): void
}

/** Error numbers that mean something to us (asm-generic/errno.h). */
export const errno = {
  EIO: 5,
  EBADF: 9,
  EBUSY: 16,
  ENODEV: 19,
  EINVAL: 22,
  EMSGSIZE: 90,
  ETIMEDOUT: 110,
} as const

/** A call on the node failed. */
export class NodeError extends Error {
  override readonly name = 'NodeError'
  /** Name of the call, as the kernel has it. */
  readonly call: string
  readonly errno: number

  constructor(call: string, number: number) {
    super(`${call}: ${number}`)
    this.call = call
    this.errno = number
  }
}

/** The kernel has not answered a call, which goes on: what it does to the chip is not known. */
export class OverdueError extends NodeError {
  readonly waitedMs: number

  constructor(call: string, waitedMs: number) {
    super(call, errno.ETIMEDOUT)
    this.waitedMs = waitedMs
  }
}
