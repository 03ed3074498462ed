// SPDX-License-Identifier: GPL-3.0-or-later
/** Something on an SPI bus. Times are model microseconds at the first bit; without a clock they are 0. */
export interface SpiSlave {
  select(atUs: number): void
  /** Master sends `bytes[from, to)`; what the slave says meanwhile is not looked at. */
  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  /** Master clocks `into[from, to)` in, sending 00 (as RP2040 firmwares do). */
  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  deselect(atUs: number): void
}
