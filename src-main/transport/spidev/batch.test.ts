// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { SpiOp } from '../spi.ts'
import { batchLength, largestReply, largestTransfer, transfersOf } from './batch.ts'

const limits = { bufferBytes: 4096, clockHz: 32_768_000, together: true }
const op = (tx: number, rxBytes: number, maxClockHz?: number): SpiOp => ({
  tx: new Uint8Array(tx),
  rxBytes,
  ...(maxClockHz === undefined ? {} : { maxClockHz }),
})
const many = (count: number, one: SpiOp): readonly SpiOp[] =>
  Array.from({ length: count }, () => one)

describe('a message', () => {
  it('holds 32 one-byte windows in a buffer of 4096, as every transfer is rounded up to 128', () => {
    expect(batchLength(many(100, op(1, 0)), limits)).toBe(32)
    expect(batchLength(many(100, op(1, 1)), limits)).toBe(32)
    expect(batchLength(many(100, op(129, 0)), limits)).toBe(16)
  })

  it('counts what is sent and what is received apart', () => {
    expect(batchLength([op(4, 4096), op(4, 1)], limits)).toBe(1)
    expect(batchLength([op(4, 3968), op(4, 1), op(4, 1)], limits)).toBe(2)
    expect(batchLength([op(4, 4096), op(260, 0)], limits)).toBe(2)
  })

  it('holds six pages with their write enable and a status of 64 bytes', () => {
    const page = [op(1, 0), op(260, 0), op(1, 64)]
    expect(batchLength(Array.from({ length: 16 }, () => page).flat(), limits)).toBe(19)
  })

  it('never has more transfers than an ioctl number can say', () => {
    const large = { ...limits, bufferBytes: 65_536 }
    expect(batchLength(many(600, op(1, 1)), large)).toBe(255)
  })

  it('ends before it would hold the process up, and always has one window', () => {
    expect(batchLength(many(9, op(4, 100)), { ...limits, clockHz: 128_000 })).toBe(4)
    expect(batchLength([op(4, 2000)], { ...limits, clockHz: 128_000 })).toBe(1)
    expect(batchLength([op(1, 64, 100_000), op(1, 400, 100_000)], limits)).toBe(1)
  })

  it('has one window where CS does not rise within it', () => {
    expect(batchLength(many(9, op(1, 0)), { ...limits, together: false })).toBe(1)
  })

  it('lets CS rise between windows, and neither within one nor at its end', () => {
    const changes = transfersOf([op(1, 0), op(4, 8), op(0, 2), op(1, 1)], limits)
    expect(changes.map(({ csChange }) => csChange)).toEqual([true, false, true, true, false, false])
  })

  it('leaves empty windows out and keeps the clock of slow ones', () => {
    const transfers = transfersOf([op(0, 0), op(1, 2, 500_000), op(0, 0)], limits)
    expect(transfers.map(({ speedHz }) => speedHz)).toEqual([500_000, 500_000])
    expect(transfers.at(-1)?.csChange).toBe(false)
  })
})

describe('the largest window', () => {
  it('follows the buffer, and the clock where that is slow', () => {
    expect(largestTransfer(4096)).toBe(4096)
    expect(largestTransfer(5000)).toBe(4992)
    expect(largestReply(4096, 32_768_000)).toBe(4096)
    expect(largestReply(4096, 128_000)).toBe(512)
    expect(largestReply(4096, 1000)).toBe(256)
  })
})
