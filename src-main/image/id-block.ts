// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * coreboot's id block below the top of an x86 image: vendor, part and flash size. Pure. Source: coreboot's id.S and
 * bootblock.ld (facts only); in older builds it is 0x10 below the top.
 */
import type { IdBlock } from '../../shared/model/contents.ts'
import { nameField, maxTextLength, u32 } from './bytes.ts'

const maxStringBytes = 128
/** Largest distance of a string that belongs to an id block, bytes. */
const maxDistance = 0x10000

/** `tops`: places to try, in this order; each is one past the last byte below 4 GiB. */
export function readIdBlock(bytes: Uint8Array, tops: readonly number[]): IdBlock | null {
  for (const top of tops)
    for (const below of [0x80, 0x10]) {
      const found = blockAt(bytes, top, top - below)
      if (found !== null) return found
    }
  return null
}

function blockAt(bytes: Uint8Array, top: number, end: number): IdBlock | null {
  if (end - 16 < 0 || top > bytes.length) return null
  const text = (at: number) => {
    const distance = u32(bytes, at)
    if (distance < 16 || distance > maxDistance || distance > top) return null
    const found = nameField(bytes, top - distance, maxStringBytes)
    return found === null ? null : found.trim().slice(0, maxTextLength)
  }
  const version = text(end - 16)
  const vendor = text(end - 12)
  const part = text(end - 8)
  const romBytes = u32(bytes, end - 4)
  if (version === null || vendor === null || part === null || part === '') return null
  if (romBytes < 0x1_0000 || romBytes > 0x1000_0000 || romBytes % 0x1000 !== 0) return null
  return { vendor, part, version, romBytes, top }
}
