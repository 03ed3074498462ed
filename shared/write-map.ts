// SPDX-License-Identifier: GPL-3.0-or-later
/** Where a write changes the chip, coarse enough to be drawn: made by the app, drawn by a front. Pure. */
import type { ByteRange } from './model/range.ts'

/** Cells of the map; ranges closer together than one cell are drawn as one. */
export const mapCells = 1024

/** Both lists ascend, and every erase comes before the first program. */
export interface WriteMap {
  readonly jobId: string
  readonly sizeBytes: number
  readonly erases: readonly ByteRange[]
  readonly programs: readonly ByteRange[]
}

/** Ascending ranges with the gaps closed that no cell would show. */
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
