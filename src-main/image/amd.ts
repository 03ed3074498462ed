// SPDX-License-Identifier: GPL-3.0-or-later
/** AMD's embedded firmware structure, which newer AMD processors read first. Pure. Source: coreboot's amdfwtool. */
import { u32 } from './bytes.ts'

const places: readonly number[] = [0x20000, 0x820000, 0xc20000, 0xe20000, 0xf20000, 0xfa0000]
const word = 0x55aa55aa

export function readAmd(bytes: Uint8Array): { readonly offset: number } | null {
  for (const offset of places) {
    if (offset + 0x20 > bytes.length || u32(bytes, offset) !== word) continue
    // The signature alone may occur anywhere, so one of the pointers after it must lead to a directory.
    for (let at = offset + 4; at < offset + 0x20; at += 4) {
      const pointer = u32(bytes, at) & 0xffffff
      if (pointer === 0 || pointer === 0xffffff || pointer + 4 > bytes.length) continue
      if (directories.has(u32(bytes, pointer))) return { offset }
    }
  }
  return null
}

/** "$PSP", "2PSP", "$BHD", "2BHD", little-endian. */
const directories: ReadonlySet<number> = new Set([0x50535024, 0x50535032, 0x44484224, 0x44484232])
