// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether the connected chip can be the chip of an interrupted write. Pure. */

/** Bytes of one page. An erase block that was only partly erased or written still has recognisable pages. */
export const pageBytes = 256

/**
 * Whether `current` can be what an interrupted write left: each page holds the old contents, the new contents, or
 * nothing. A few damaged pages are expected. A chip with many unknown pages is another chip, or a power loss cut off
 * its erase: then dismiss the write and restore the backup by its name.
 */
export function resemblance(
  current: Uint8Array,
  known: readonly Uint8Array[],
): { readonly knownPages: number; readonly pages: number; readonly same: boolean } {
  let pages = 0
  let knownPages = 0
  for (let offset = 0; offset < current.length; offset += pageBytes) {
    const page = Buffer.from(
      current.buffer,
      current.byteOffset + offset,
      Math.min(pageBytes, current.length - offset),
    )
    // Blank pages are in every image and prove nothing.
    if (page.every((byte) => byte === 0xff)) continue
    pages += 1
    if (known.some((image) => page.equals(image.subarray(offset, offset + page.length))))
      knownPages += 1
  }
  return { knownPages, pages, same: knownPages * 2 >= pages }
}
