// SPDX-License-Identifier: GPL-3.0-or-later
/** Bytes in the wrong order or with all bits changed, as some programmers and tools save them. Pure. */
import type { Orientation } from '../../shared/model/contents.ts'
import { ascii, hasAt, indexOfBytes } from './bytes.ts'
import { descriptorBytes, isComplete, readDescriptor } from './descriptor.ts'

type Turned = Exclude<Orientation, 'straight' | 'unknown'>

const reversedBits = (value: number): number => {
  let result = 0
  for (let bit = 0; bit < 8; bit++) if ((value & (1 << bit)) !== 0) result |= 0x80 >>> bit
  return result
}
const reversal = Uint8Array.from({ length: 256 }, (_, value) => reversedBits(value))

const turns: { readonly [T in Turned]: (bytes: Uint8Array) => Uint8Array } = {
  'swapped-16': (bytes) => bytes.map((_, at) => bytes[at ^ 1] ?? 0),
  'swapped-32': (bytes) => bytes.map((_, at) => bytes[at ^ 3] ?? 0),
  'swapped-4': (bytes) => bytes.map((value) => (value << 4) | (value >>> 4)),
  inverted: (bytes) => bytes.map((value) => value ^ 0xff),
  'bit-reversed': (bytes) => bytes.map((value) => reversal[value] ?? 0),
}
export const orientations = Object.keys(turns) as readonly Turned[]

/**
 * Restores the order of the bytes (each conversion is its own inverse). Returns a new array; bytes after the last whole
 * group keep their places.
 */
export const turned = (bytes: Uint8Array, how: Turned): Uint8Array => turns[how](bytes)

const descriptor = Uint8Array.of(0x5a, 0xa5, 0xf0, 0x0f)
/**
 * Eight bytes each, so that a signature stays whole after swaps of 16 or 32 bits; in real files all are at multiples of
 * 4.
 */
const marks = [ascii('LARCHIVE'), ascii('__FMAP__')]

/** Finds the byte order by signatures of firmware, or by an Intel descriptor that is valid in one order only. */
export function orientationOf(bytes: Uint8Array): Orientation {
  if (hasAt(bytes, 0x10, descriptor) || hasAt(bytes, 0, descriptor)) return 'straight'
  if (marks.some((mark) => indexOfBytes(bytes, mark) >= 0)) return 'straight'
  for (const how of orientations) {
    const turn = turns[how]
    if (marks.some((mark) => indexOfBytes(bytes, turn(mark)) >= 0)) return how
  }
  // The signature alone reads the same in more than one order, so the whole descriptor must be valid.
  const start = bytes.subarray(0, descriptorBytes)
  if (start.length < descriptorBytes) return 'unknown'
  for (const how of orientations) {
    if (!hasAt(bytes, 0x10, turns[how](descriptor))) continue
    const found = readDescriptor(turns[how](start))
    if (found !== null && isComplete(found)) return how
  }
  return 'unknown'
}
