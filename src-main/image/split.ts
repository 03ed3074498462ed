// SPDX-License-Identifier: GPL-3.0-or-later
/** Images of mainboards whose firmware lies in two chips: one file, two slices. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { ByteRange } from '../../shared/model/range.ts'

/** Four times the largest chip of the table; limits memory, not any mainboard. */
const MAX_JOINED_BYTES = 1 << 30

/**
 * The slice of a full image for each chip, in the order of `sizes`: the chip at the lowest address first.
 * Throws `image.wrong-size` when the sizes do not add up to the image, `bug.bad-input` for sizes that are not positive
 * whole numbers.
 */
export function splitImage(
  totalBytes: number,
  sizes: readonly number[],
  name = 'image',
): readonly ByteRange[] {
  if (sizes.length === 0 || sizes.some((size) => !Number.isSafeInteger(size) || size < 1))
    throw new Fault('bug.bad-input', { what: `chip sizes ${sizes.join(', ')}` })
  const chipBytes = sizes.reduce((sum, size) => sum + size, 0)
  if (chipBytes !== totalBytes)
    throw new Fault('image.wrong-size', { name, sizeBytes: totalBytes, chipBytes })
  const ranges: ByteRange[] = []
  let offset = 0
  for (const length of sizes) {
    ranges.push({ offset, length })
    offset += length
  }
  return ranges
}

/**
 * One image of the parts, in the order given: the chip at the lowest address first.
 * Throws `bug.bad-input` when there is no part, an empty one, or more than 1 GiB in all.
 */
export function joinImages(parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (parts.length === 0 || parts.some((part) => part.length === 0) || length > MAX_JOINED_BYTES)
    throw new Fault('bug.bad-input', { what: `joining ${parts.length} parts of ${length} bytes` })
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
