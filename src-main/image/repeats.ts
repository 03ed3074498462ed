// SPDX-License-Identifier: GPL-3.0-or-later
/** Contents that occur twice, as read from a chip when one of its address bits does not arrive. Pure, linear. */
import type { Repeats } from '../../shared/model/contents.ts'

/** Smaller repeats are tables and padding. */
const leastBytes = 128
/** Blocks with few different values are equal for other reasons. */
const leastSpan = 0x8_0000

/**
 * The first part of the file, of the size of a chip, in which places that differ in one address bit are always equal.
 * Blank and padded parts are skipped. `null` when there is no such part.
 */
export function readRepeats(bytes: Uint8Array): Repeats | null {
  let offset = 0
  while (bytes.length - offset >= leastSpan) {
    const length = 2 ** Math.floor(Math.log2(bytes.length - offset))
    const part = bytes.subarray(offset, offset + length)
    const blocks = tellingBlocks(part)
    if (blocks.length === leastBlocks)
      for (let every = length / 2; every >= leastBytes; every /= 2)
        if (blocks.every((at) => blockRepeats(part, at, every)) && repeatsEvery(part, every))
          return { offset, length, every }
    offset += length
  }
  return null
}

const blockBytes = 4096
/** A blank or padded chip repeats itself too, so this many blocks must have more than one value. */
const leastBlocks = 16

/** Offsets of the first blocks with more than one value. */
function tellingBlocks(bytes: Uint8Array): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < bytes.length && found.length < leastBlocks; at += blockBytes) {
    const end = at + blockBytes
    if (!isEqual(bytes.subarray(at, end - 1), bytes.subarray(at + 1, end))) found.push(at)
  }
  return found
}

/** A quick test that rules out almost every file. */
function blockRepeats(bytes: Uint8Array, at: number, every: number): boolean {
  if (every < blockBytes) return repeatsEvery(bytes.subarray(at, at + blockBytes), every)
  const other = Math.floor(at / every) % 2 === 0 ? at + every : at - every
  return isEqual(bytes.subarray(at, at + blockBytes), bytes.subarray(other, other + blockBytes))
}

function repeatsEvery(bytes: Uint8Array, every: number): boolean {
  for (let at = 0; at < bytes.length; at += 2 * every) {
    const one = bytes.subarray(at, at + every)
    if (!isEqual(one, bytes.subarray(at + every, at + 2 * every))) return false
  }
  return true
}

const isEqual = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
