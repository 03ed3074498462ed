// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a programmer may take: every wait for an answer ends. Two bounds hold at once: no byte for `stallMs`, and
 * not done after `totalMs` (a device that trickles one byte a second must not hold a job for hours).
 */

/** What an exchange asks of the programmer. */
export interface Exchange {
  /** Bytes still on their way to the device, this exchange's included. */
  readonly requestBytes: number
  /** Bytes the device answers with. */
  readonly replyBytes: number
  /** Bytes clocked over SPI before the first answer byte must show: the send phase and one buffer full. */
  readonly spiBytes: number
}

/** A healthy device answers within milliseconds; a busy USB hub, a slow VM or `ssh -L` may take a second. */
const PATIENCE_MS = 2000
/** After a deadline the event loop gets this long to hand over what a busy or suspended host left unread. */
export const GRACE_MS = 100
/**
 * Who has answered windows before is given this much longer once: a hub, a laptop that wakes, a busy board stall for
 * seconds and then go on, and giving up in the middle of a write is worse than waiting.
 */
export const SECOND_PATIENCE_MS = 2500
/** The slowest serial line that makes sense, 9600 baud, in bytes per second. */
const SLOWEST_LINE_BYTES_PER_S = 960
/** What a serial line is believed to carry at least while requests are still leaving: 115200 baud. */
const REQUEST_BYTES_PER_S = 11_520
/** SPI clock assumed when the programmer does not tell: a quarter of the slowest firmware default (1 MHz). */
const UNKNOWN_CLOCK_HZ = 250_000
/** Firmwares push what they read in buffers of at most this much (4 KiB mostly, 64 KiB with DMA). */
export const DEVICE_BUFFER_BYTES = 65_536

/** Longest pause without a byte arriving, ms. `clockHz` 0: unknown. */
export function stallMs(exchange: Exchange, clockHz: number): number {
  const spiMs = (exchange.spiBytes * 8 * 1000) / (clockHz || UNKNOWN_CLOCK_HZ)
  const requestMs = (exchange.requestBytes * 1000) / REQUEST_BYTES_PER_S
  return patienceMs(spiMs) + requestMs
}

/** How long anything may take whose bytes are on the SPI wires for `spiMs`, ms. */
export function patienceMs(spiMs: number): number {
  return PATIENCE_MS + 2 * spiMs
}

/** Longest time for the whole exchange, ms. */
export function totalMs(exchange: Exchange, clockHz: number): number {
  const lineMs = (exchange.replyBytes * 1000) / SLOWEST_LINE_BYTES_PER_S
  return stallMs(exchange, clockHz) + lineMs
}
