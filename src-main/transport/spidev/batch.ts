// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How many windows fit into one message. Pure. Source: recorded answers of a real kernel (6.1, arm64), see `edges.mjs`.
 */
import type { SpiOp } from '../spi.ts'
import type { SpiTransfer } from './node.ts'

/**
 * spidev puts each transfer at the next multiple of this in its buffer before it compares with the buffer's size,
 * separately for tx and rx (ARCH_DMA_MINALIGN; 128 on arm64, 64 on armhf, less elsewhere). Assuming 128 is safe
 * everywhere.
 */
const ALIGN_BYTES = 128
/** Tried in this order: a kernel that rounds up to more refuses the message before it sends any of it. */
export const ALIGNMENTS = [32, 64, ALIGN_BYTES] as const
/** The size field of an ioctl number has 14 bits; a transfer takes 32 bytes of it. */
export const MOST_TRANSFERS = 511
/**
 * Longest message, ms: it cannot be aborted, so it must be short enough to stop soon, and long enough to be efficient.
 */
const MESSAGE_MS = 32

export interface BatchLimits {
  /** Size of spidev's buffer, bytes. */
  readonly bufferBytes: number
  readonly clockHz: number
  /** False: one window per message. */
  readonly together: boolean
  /** Multiple to which the kernel is assumed to round every transfer, bytes; `ALIGN_BYTES` when absent. */
  readonly alignBytes?: number
}

/** The largest transfer that fits the buffer, bytes. */
export const largestTransfer = (bufferBytes: number): number =>
  Math.floor(bufferBytes / ALIGN_BYTES) * ALIGN_BYTES

/** The largest reply of one window, bytes: limited by the buffer and, at slow clocks, by time; at least 256. */
export function largestReply(bufferBytes: number, clockHz: number): number {
  const inTime = Math.floor((clockHz * MESSAGE_MS) / 8000 / ALIGN_BYTES) * ALIGN_BYTES
  return Math.min(largestTransfer(bufferBytes), Math.max(256, inTime))
}

/** Clock of a window, Hz. */
export function speedOf(op: SpiOp, limits: BatchLimits): number {
  return Math.min(op.maxClockHz ?? limits.clockHz, limits.clockHz)
}

/** How many of `ops`, from the first on, go into one message; at least 1, if each alone is within the limits. */
export function batchLength(ops: readonly SpiOp[], limits: BatchLimits): number {
  const align = limits.alignBytes ?? ALIGN_BYTES
  const aligned = (bytes: number): number => Math.ceil(bytes / align) * align
  let tx = 0
  let rx = 0
  let transfers = 0
  let ms = 0
  let count = 0
  for (const op of ops) {
    tx += aligned(op.tx.length)
    rx += aligned(op.rxBytes)
    transfers += Number(op.tx.length > 0) + Number(op.rxBytes > 0)
    ms += ((op.tx.length + op.rxBytes) * 8000) / speedOf(op, limits)
    const fits = tx <= limits.bufferBytes && rx <= limits.bufferBytes && transfers <= MOST_TRANSFERS
    if (count > 0 && (!limits.together || !fits || ms > MESSAGE_MS)) return count
    count++
  }
  return Math.max(1, count)
}

/** The transfers of windows that share a message: CS rises between windows, never within one. */
export function transfersOf(ops: readonly SpiOp[], limits: BatchLimits): readonly SpiTransfer[] {
  const windows = ops.filter((op) => op.tx.length > 0 || op.rxBytes > 0)
  return windows.flatMap((op, index) => {
    const speedHz = speedOf(op, limits)
    const csChange = index < windows.length - 1
    const parts: SpiTransfer[] = []
    if (op.tx.length > 0)
      parts.push({ tx: op.tx, rxBytes: 0, speedHz, csChange: csChange && op.rxBytes === 0 })
    if (op.rxBytes > 0) parts.push({ tx: null, rxBytes: op.rxBytes, speedHz, csChange })
    return parts
  })
}
