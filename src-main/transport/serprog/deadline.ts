// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a programmer may take: every wait for an answer ends. Two limits apply together: no byte for `stallMs`, and
 * not complete after `totalMs` (one byte a second must not delay a job for hours).
 */

/** The bytes of an exchange with the programmer. */
export interface Exchange {
  /** Bytes still on their way to the device, including those of this exchange. */
  readonly requestBytes: number
  /** Bytes the device answers with. */
  readonly replyBytes: number
  /** Bytes clocked over SPI before the first answer byte must arrive: the send phase and one full buffer. */
  readonly spiBytes: number
}

/** A working device answers within milliseconds; a busy USB hub, a slow VM or `ssh -L` may take a second. */
const PATIENCE_MS = 2000
/**
 * After a deadline, the event loop has this long, ms, to deliver bytes that a busy or suspended computer left unread.
 */
export const GRACE_MS = 100
/**
 * A programmer that has answered windows before gets this much longer once, ms. Hubs, waking laptops and busy boards
 * pause for seconds and then continue, and stopping in the middle of a write is worse than waiting.
 */
export const SECOND_PATIENCE_MS = 2500
/** The slowest serial line that makes sense, 9600 baud, in bytes per second. */
const SLOWEST_LINE_BYTES_PER_S = 960
/** Least speed assumed of a serial line while requests are still being sent: 115200 baud, in bytes per second. */
const REQUEST_BYTES_PER_S = 11_520
/** SPI clock assumed when the programmer does not tell it, Hz: a quarter of the slowest firmware default (1 MHz). */
const UNKNOWN_CLOCK_HZ = 250_000
/** Firmwares send their read data in buffers of at most this size (mostly 4 KiB, 64 KiB with DMA). */
export const DEVICE_BUFFER_BYTES = 65_536

/** Longest pause without an arriving byte, ms. `clockHz` 0: unknown. */
export function stallMs(exchange: Exchange, clockHz: number): number {
  const spiMs = (exchange.spiBytes * 8 * 1000) / (clockHz || UNKNOWN_CLOCK_HZ)
  const requestMs = (exchange.requestBytes * 1000) / REQUEST_BYTES_PER_S
  return patienceMs(spiMs) + requestMs
}

/** Longest time for an exchange whose bytes take `spiMs` on the SPI wires, ms. */
export function patienceMs(spiMs: number): number {
  return PATIENCE_MS + 2 * spiMs
}

/** Longest time for the whole exchange, ms. */
export function totalMs(exchange: Exchange, clockHz: number): number {
  const lineMs = (exchange.replyBytes * 1000) / SLOWEST_LINE_BYTES_PER_S
  return stallMs(exchange, clockHz) + lineMs
}
