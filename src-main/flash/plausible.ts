// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether what was read can be the contents of a chip at all. Two equal reads of nothing are still nothing. */
import { Fault } from '../../shared/fault.ts'
import { stuckDataBit } from './stuck-bits.ts'
import type { StuckDataBit } from './stuck-bits.ts'

export type Implausible =
  | { readonly what: 'all-ff' | 'all-00' }
  /**
   * `half-size-repeat`: only the highest address bits make no difference, so that the chip answers like one of half,
   * a quarter ... of its size. `address-bit`: a lower one makes none, which no chip does by itself.
   * `repeatsAt` is the first offset that holds what offset 0 holds, because the address bit of that value is lost.
   */
  | { readonly what: 'half-size-repeat' | 'address-bit'; readonly repeatsAt: number }
  /** One data bit is the same in every programmed byte. */
  | { readonly what: 'data-bit'; readonly dataBit: StuckDataBit }

/** Below this an equal pair is too short to say anything: 8 bytes. */
const LEAST_ADDRESS_BIT = 3
/** One file kept twice on a chip that is blank otherwise looks like a lost bit; two such pairs do not happen. */
const PAIRS_THAT_SHOW_IT = 2

/**
 * Why `bytes` cannot be believed to be the contents of a chip of `sizeBytes`, or `null`.
 * `all-ff` is also what a blank chip holds: the caller may still believe it when the chip proves itself alive.
 * Every address bit is tried: when each byte of the chip equals the one whose address differs in this bit alone, that
 * bit never reached the memory, or the memory is smaller. Stretches of one value are not a repeat, and two copies in one
 * part of the chip do not count either.
 * Throws `bug.bad-input` when the length is not the chip's.
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

/** Address bits that make no difference anywhere, ascending; empty where the size is not a power of two. */
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
    // Four equal bytes: only then can the whole stretch be of one value.
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
