// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The GbE region: two copies of the NVM of Intel's network chip, each with its own checksum. Pure. Source: Intel I/O
 * controller GbE NVM maps; only the first 64 words of each copy are the NVM.
 */
import { hex } from '../../shared/hex.ts'
import type { Gbe, GbePart } from '../../shared/model/contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { isBlank, u16 } from './bytes.ts'

const wordsSummed = 0x40
/** Required sum of the 64 words, modulo 2^16. */
const checksum = 0xbaba
/** Sizes that Intel's tools and Libreboot use, bytes: the second copy begins in the middle. */
const sizes: readonly number[] = [0x2000, 0x4000, 0x20000]

/** `null` when the region does not lie inside `bytes` or has an impossible size. */
export function readGbe(bytes: Uint8Array, range: ByteRange): Gbe | null {
  if (!sizes.includes(range.length) || range.offset < 0) return null
  if (range.offset + range.length > bytes.length) return null
  const half = range.length / 2
  const first = readPart(bytes, range.offset)
  const second = readPart(bytes, range.offset + half)
  const blank =
    isBlank(bytes, range.offset, range.offset + 128) &&
    isBlank(bytes, range.offset + half, range.offset + half + 128)
  return { range, parts: [first, second], blank }
}

function readPart(bytes: Uint8Array, offset: number): GbePart {
  const raw = bytes.subarray(offset, offset + 6)
  return {
    offset,
    checksumGood: nvmSum(bytes, offset) === checksum,
    mac: macText(raw),
    macUsable: isUsableMac(raw),
    deviceId: u16(bytes, offset + 0x0d * 2),
  }
}

/** Sum of words 0 to 3F, modulo 2^16. */
export function nvmSum(bytes: Uint8Array, offset: number): number {
  let sum = 0
  for (let word = 0; word < wordsSummed; word++) sum += u16(bytes, offset + word * 2)
  return sum & 0xffff
}

export const macText = (raw: Uint8Array): string => hex(raw, ':')

/** A valid network address of six bytes: not all 0, not all FF, not multicast. */
export const isUsableMac = (raw: Uint8Array): boolean =>
  raw.length === 6 && !isBlank(raw, 0, 6) && ((raw[0] ?? 1) & 1) === 0

/** True for a file with the size of a GbE region and at least one correct copy. */
export function isGbeAlone(bytes: Uint8Array): boolean {
  if (!sizes.includes(bytes.length)) return false
  return (
    !isBlank(bytes, 0, 128) &&
    (nvmSum(bytes, 0) === checksum || nvmSum(bytes, bytes.length / 2) === checksum)
  )
}
