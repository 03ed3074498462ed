// SPDX-License-Identifier: GPL-3.0-or-later
/** The spidev functions that the transport needs; `ioctl.ts` implements them, tests use a chip model. */

/** One transfer of a message. The kernel releases CS after the last one. */
export interface SpiTransfer {
  /** Bytes to send; `null` sends zeros. */
  readonly tx: Uint8Array | null
  /** Bytes to receive; must be 0 when `tx` is present, because all our windows first send and then receive. */
  readonly rxBytes: number
  /** Clock of this transfer, Hz. */
  readonly speedHz: number
  /** CS rises after this transfer and falls again before the next. Not for the last one of a message. */
  readonly csChange: boolean
}

export interface SpiNode {
  /** `/dev/spidev0.0`. */
  readonly path: string
  /**
   * Size of spidev's buffer, bytes: the most that one message may carry in each direction, every transfer rounded up
   * (see `batch.ts`).
   */
  readonly bufferBytes: number
  /** Initial speed of the node, Hz: the limit in the device tree. */
  readonly ownSpeedHz: number
  /** Sets the highest speed; returns what the node then reports, Hz. Rejects with `NodeError`. */
  setSpeed(hz: number): Promise<number>
  /**
   * Sends one SPI_IOC_MESSAGE; one at a time. Resolves with the received bytes of each transfer that requested some, in
   * order, as copies. Rejects with `NodeError`; EMSGSIZE and EINVAL are returned before anything is sent.
   */
  message(transfers: readonly SpiTransfer[]): Promise<readonly Uint8Array[]>
  /** Idempotent. While a call is inside the kernel the node stays open, and locked, until the call returns. */
  close(): void
}

/** Error numbers that Pin One distinguishes (asm-generic/errno.h). */
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

/** The kernel has not answered a call, which continues: its effect on the chip is not known. */
export class OverdueError extends NodeError {
  readonly waitedMs: number

  constructor(call: string, waitedMs: number) {
    super(call, errno.ETIMEDOUT)
    this.waitedMs = waitedMs
  }
}
