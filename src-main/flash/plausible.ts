// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether bytes that were read can be the contents of a chip. Two equal reads from an open wire prove nothing. */
import { Fault } from '../../shared/fault.ts'
import { stuckDataBit } from './stuck-bits.ts'
import type { StuckDataBit } from './stuck-bits.ts'

export type Implausible =
  | { readonly what: 'all-ff' | 'all-00' }
  /**
   * `half-size-repeat`: the highest address bits have no effect, so the chip answers like one of half, a quarter ... of
   * its size. `address-bit`: a lower bit has no effect, which no chip does by itself. `repeatsAt`: first offset that
   * holds the contents of offset 0, because this address bit is lost.
   */
  | { readonly what: 'half-size-repeat' | 'address-bit'; readonly repeatsAt: number }
  /** One data bit is the same in every programmed byte. */
  | { readonly what: 'data-bit'; readonly dataBit: StuckDataBit }

/** Lowest address bit that is tested: equal pairs of less than 8 bytes prove nothing. */
const LEAST_ADDRESS_BIT = 3
/**
 * Number of pairs required: one file stored twice on an otherwise blank chip looks like a lost bit; two such pairs do
 * not occur.
 */
const PAIRS_THAT_SHOW_IT = 2

/**
 * Why `bytes` cannot be the contents of a chip of `sizeBytes`, or `null`. `all-ff` is also what a blank chip holds: the
 * caller may still believe it when the chip proves that it answers. Every address bit is tested: if each byte equals
 * the byte whose address differs only in this bit, the bit never reached the memory, or the memory is smaller.
 * Stretches of a single value are not a repeat, and neither are two copies in one part of the chip. Throws
 * `bug.bad-input` when the length is not the chip's.
 */
export function implausible(bytes: Uint8Array, sizeBytes: number): Implausible | null {
  if (bytes.length !== sizeBytes || sizeBytes < 1)
    throw new Fault('bug.bad-input', { what: `${bytes.length} bytes read of ${sizeBytes}` })
  if (isOnly(bytes, bytes[0] ?? 0)) {
    if (bytes[0] === 0xff) return { what: 'all-ff' }
    if (bytes[0] === 0x00) return { what: 'all-00' }
    return null
  }
  const dataBit = stuckDataBit(bytes)
  if (dataBit !== null) return { what: 'data-bit', dataBit }
  const lost = lostAddressBits(bytes)
  const lowest = lost[0]
  if (lowest === undefined) return null
  const top = Math.log2(sizeBytes) - lost.length
  const onlyTheHighest = lost.every((bit, index) => bit === top + index)
  return { what: onlyTheHighest ? 'half-size-repeat' : 'address-bit', repeatsAt: 2 ** lowest }
}

/** Address bits without any effect, ascending; empty when the size is not a power of two. */
function lostAddressBits(bytes: Uint8Array): readonly number[] {
  const count = Math.log2(bytes.length)
  if (!Number.isInteger(count)) return []
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
  const bits: number[] = []
  for (let bit = LEAST_ADDRESS_BIT; bit < count; bit++)
    if (makesNoDifference(words, bit)) bits.push(bit)
  return bits
}

/** Each stretch of 2^bit bytes equals its neighbour, and enough of them hold more than one value. */
function makesNoDifference(words: Uint32Array, bit: number): boolean {
  const step = 2 ** bit / 4
  const pairs = words.length / (2 * step)
  let varied = 0
  for (let from = 0; from < words.length; from += 2 * step) {
    const first = words[from]!
    // Only if these four bytes are equal can the whole stretch have a single value.
    let uniform = first === (first & 0xff) * 0x01010101
    for (let at = from; at < from + step; at++) {
      if (words[at] !== words[at + step]) return false
      if (words[at] !== first) uniform = false
    }
    if (!uniform) varied += 1
  }
  return varied >= Math.min(pairs, PAIRS_THAT_SHOW_IT)
}

function isOnly(bytes: Uint8Array, value: number): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== value) return false
  return true
}
