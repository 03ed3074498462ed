// SPDX-License-Identifier: GPL-3.0-or-later
// What a test write on a real chip may change: one erased block, which holds no data. Pure.

const block = 4096

/**
 * A copy of `bytes` with a pattern in the last erased block of 4096 bytes that has another erased block before it; `null`
 * when there is none. The end of a chip that holds an x86 firmware is never erased, so its reset code stays as it is.
 */
export function patched(bytes) {
  const erased = (offset) =>
    offset >= 0 && bytes.subarray(offset, offset + block).every((byte) => byte === 0xff)
  for (let offset = bytes.length - block; offset >= 0; offset -= block) {
    if (!erased(offset) || !erased(offset - block)) continue
    const copy = Uint8Array.from(bytes)
    for (let at = 0; at < block; at += 1) copy[offset + at] = (at * 31 + (at >> 8)) & 0xff
    return { bytes: copy, offset }
  }
  return null
}
