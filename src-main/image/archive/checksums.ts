// SPDX-License-Identifier: GPL-3.0-or-later
/** The checksums that xz and zip carry. Pure. */

const crc32Table = Uint32Array.from({ length: 256 }, (_unused, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1
  return value
})

/** CRC-32 of `bytes`, continued from `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (const byte of bytes) value = (crc32Table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}

/** Upper and lower halves of each entry: 64-bit numbers are too slow for whole images. */
const crc64Tables = (() => {
  const upper = new Uint32Array(256)
  const lower = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let high = 0
    let low = byte
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = low & 1
      low = (low >>> 1) | ((high & 1) << 31)
      high >>>= 1
      if (odd === 1) {
        high ^= 0xc96c_5795
        low ^= 0xd787_0f42
      }
    }
    upper[byte] = high
    lower[byte] = low
  }
  return { upper, lower }
})()

/** CRC-64 as xz uses it (ECMA-182, reflected), of everything passed to `add`. */
export class Crc64 {
  #high = ~0
  #low = ~0

  add(bytes: Uint8Array): void {
    let high = this.#high
    let low = this.#low
    const { upper, lower } = crc64Tables
    for (const byte of bytes) {
      const at = (low ^ byte) & 0xff
      low = ((low >>> 8) | (high << 24)) ^ (lower[at] ?? 0)
      high = (high >>> 8) ^ (upper[at] ?? 0)
    }
    this.#high = high
    this.#low = low
  }

  /** The value as stored in the file: eight bytes, lowest first. */
  get value(): readonly [low: number, high: number] {
    return [~this.#low >>> 0, ~this.#high >>> 0]
  }
}
