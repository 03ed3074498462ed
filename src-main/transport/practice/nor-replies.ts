// SPDX-License-Identifier: GPL-3.0-or-later
/** Replies of a practice chip that do not come from its memory, and how far a reply has been clocked out. */
import type { PracticePart } from './parts.ts'

/** Bytes that are clocked out one after another. */
export class Reply {
  readonly #bytes: Uint8Array
  readonly #repeats: boolean
  #at: number

  /** `repeats`: starts again at its end; otherwise FF follows. `from`: index of the first byte. */
  constructor(bytes: readonly number[] | Uint8Array, repeats: boolean, from = 0) {
    this.#bytes = bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes)
    this.#repeats = repeats
    this.#at = from
  }

  next(): number {
    const byte = this.#bytes[this.#at]
    this.#at++
    if (this.#repeats && this.#at >= this.#bytes.length) this.#at = 0
    return byte ?? 0xff
  }
}

/** Reply to 9F. Some chips repeat it after three bytes, the others send zeros. */
export const jedecReply = ({ jedecId, afterId }: PracticePart): readonly number[] =>
  afterId === 'repeat' ? [...jedecId] : [...jedecId, ...Array.from({ length: 61 }, () => 0)]

/** Reply to 90: manufacturer and device, in reverse order from an odd address. */
export function remsReply({ jedecId, deviceId }: PracticePart, address: number): readonly number[] {
  const maker = jedecId[0] ?? 0
  return address % 2 === 0 ? [maker, deviceId] : [deviceId, maker]
}

export const uniqueId = ({ sizeBytes }: PracticePart): readonly number[] =>
  Array.from({ length: 8 }, (_, index) => (sizeBytes / 256 + index * 37) & 0xff)

/** Three registers of 256 bytes at 001000, 002000 and 003000; a read does not continue into the next one. */
export function securityRegister(address: number): Uint8Array {
  const number = (address >> 12) & 0x0f
  const bytes = new Uint8Array(256).fill(0xff)
  if (number >= 1 && number <= 3)
    bytes.set(new TextEncoder().encode(`practice security register ${number}`))
  return bytes.subarray(address & 0xff)
}
