// SPDX-License-Identifier: GPL-3.0-or-later
/** Where a write changes the chip, coarse enough for a drawing: the app makes it, a front end draws it. Pure. */
import type { ByteRange } from './model/range.ts'

/** Cells of the map; ranges closer together than one cell are drawn as one. */
export const mapCells = 1024

/** Both lists ascend; all erases come before the first program. */
export interface WriteMap {
  readonly jobId: string
  readonly sizeBytes: number
  readonly erases: readonly ByteRange[]
  readonly programs: readonly ByteRange[]
}

/** Ascending ranges; gaps smaller than one cell are closed. */
export function drawnRanges(ranges: readonly ByteRange[], sizeBytes: number): readonly ByteRange[] {
  const merged: { offset: number; length: number }[] = []
  for (const { offset, length } of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && offset - (last.offset + last.length) < sizeBytes / mapCells)
      last.length = offset + length - last.offset
    else merged.push({ offset, length })
  }
  return merged
}
