// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether a chip can be the one that an interrupted write left. Pure. */

/** The unit in which chips are programmed: finer than a torn erase block, so a torn block still shows what it is. */
export const pageBytes = 256

/**
 * Whether `current` can be what an interrupted write left: pages hold what was there before, what was to be
 * written, or nothing. A few torn pages are expected; a chip full of others is another chip (or its erase was cut
 * off by a power loss: then the write is dismissed, and the backup restored by its name).
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
    // Blank pages are in every image and say nothing.
    if (page.every((byte) => byte === 0xff)) continue
    pages += 1
    if (known.some((image) => page.equals(image.subarray(offset, offset + page.length))))
      knownPages += 1
  }
  return { knownPages, pages, same: knownPages * 2 >= pages }
}
