// SPDX-License-Identifier: GPL-3.0-or-later
/** Intel's Management Engine region: whether it holds anything, and how much. Its code is not examined. Pure. */
import type { MeRegion } from '../../shared/model/contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { ascii, hasAt, isBlank, textAt, u32 } from './bytes.ts'

const mark = ascii('$FPT')
const maxPartitions = 64
/** Number of partitions that me_cleaner leaves, at most. */
const cleanedPartitions = 2

/** Offset of the partition table in a region that begins at `start`; `null` when it is missing. */
export function partitionTableAt(bytes: Uint8Array, start: number): number | null {
  if (hasAt(bytes, start + 0x10, mark)) return start + 0x10
  return hasAt(bytes, start, mark) ? start : null
}

/** `range` as stated in the descriptor. */
export function readMe(bytes: Uint8Array, range: ByteRange): MeRegion {
  const end = Math.min(range.offset + range.length, bytes.length)
  const nothing = { range, partitions: [], full: false }
  if (range.offset >= bytes.length) return { ...nothing, state: 'outside' }
  const table = partitionTableAt(bytes, range.offset)
  if (table !== null) {
    const found = partitionsOf(bytes, table, range.offset, end)
    const partitions = found.map(({ name }) => name)
    // A table alone is not firmware: the partitions that it names must hold data.
    if (found.length > 0 && found.every(({ blank }) => blank)) return { ...nothing, state: 'blank' }
    return { range, state: 'table', partitions, full: partitions.length > cleanedPartitions }
  }
  return { ...nothing, state: isBlank(bytes, range.offset, end) ? 'blank' : 'unknown' }
}

interface Partition {
  readonly name: string
  /** The partition lies inside the region and the file, and is empty. */
  readonly blank: boolean
}

function partitionsOf(
  bytes: Uint8Array,
  table: number,
  start: number,
  end: number,
): readonly Partition[] {
  const count = Math.min(u32(bytes, table + 4), maxPartitions)
  const found: Partition[] = []
  for (let index = 0; index < count; index++) {
    const at = table + 0x20 + index * 0x20
    if (at + 0x20 > end) break
    const length = u32(bytes, at + 12)
    const name = textAt(bytes, at, at + 4)
    if (name === '' || length === 0 || length === 0xffffffff) continue
    const from = start + u32(bytes, at + 8)
    const to = from + length
    found.push({ name, blank: to <= end && isBlank(bytes, from, to) })
  }
  return found
}
