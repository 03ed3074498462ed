// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: which of the 1024 blocks of a chip overlap given ranges, and how much of each. */
import type { ByteRange } from '../../shared/model/range.ts'
import { mapCells } from '../../shared/write-map.ts'

export const blockColumns = 64

/** Share of each block, 0 to 1, that lies in one of the ranges. */
export function blockShares(sizeBytes: number, ranges: readonly ByteRange[]): readonly number[] {
  const blockBytes = sizeBytes / mapCells
  const shares = Array.from({ length: mapCells }, () => 0)
  for (const { offset, length } of ranges) {
    const end = Math.min(sizeBytes, offset + length)
    for (let block = Math.floor(offset / blockBytes); block * blockBytes < end; block++) {
      const from = Math.max(offset, block * blockBytes)
      const to = Math.min(end, (block + 1) * blockBytes)
      if (block >= 0 && block < mapCells)
        shares[block] = Math.min(1, (shares[block] ?? 0) + (to - from) / blockBytes)
    }
  }
  return shares
}
