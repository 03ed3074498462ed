// SPDX-License-Identifier: GPL-3.0-or-later
/** A device on an SPI bus. Times are model microseconds at the first bit; 0 when time is off. */
export interface SpiSlave {
  select(atUs: number): void
  /** The programmer sends `bytes[from, to)` and ignores what the device returns meanwhile. */
  send(bytes: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  /** The programmer clocks `into[from, to)` in and sends 00 (as RP2040 firmwares do). */
  receive(into: Uint8Array, from: number, to: number, atUs: number, usPerByte: number): void
  deselect(atUs: number): void
}
