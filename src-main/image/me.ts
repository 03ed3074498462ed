// SPDX-License-Identifier: GPL-3.0-or-later
/** Intel's Management Engine region: is there anything in it, and how much. Its code is not looked at. Pure. */
import type { MeRegion } from '../../shared/model/contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { ascii, hasAt, isBlank, textAt, u32 } from './bytes.ts'

const mark = ascii('$FPT')
const maxPartitions = 64
/** What me_cleaner leaves, or fewer. */
const cleanedPartitions = 2

/** Where the table stands in a region that begins at `start`; `null` when it is not there. */
export function partitionTableAt(bytes: Uint8Array, start: number): number | null {
  if (hasAt(bytes, start + 0x10, mark)) return start + 0x10
  return hasAt(bytes, start, mark) ? start : null
}

/** `range` as the descriptor states it. */
export function readMe(bytes: Uint8Array, range: ByteRange): MeRegion {
  const end = Math.min(range.offset + range.length, bytes.length)
  const nothing = { range, partitions: [], full: false }
  if (range.offset >= bytes.length) return { ...nothing, state: 'outside' }
  const table = partitionTableAt(bytes, range.offset)
  if (table !== null) {
    const partitions = partitionNames(bytes, table, end)
    return { range, state: 'table', partitions, full: partitions.length > cleanedPartitions }
  }
  return { ...nothing, state: isBlank(bytes, range.offset, end) ? 'blank' : 'unknown' }
}

function partitionNames(bytes: Uint8Array, table: number, end: number): readonly string[] {
  const count = Math.min(u32(bytes, table + 4), maxPartitions)
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    const at = table + 0x20 + index * 0x20
    if (at + 0x20 > end) break
    const length = u32(bytes, at + 12)
    const name = textAt(bytes, at, at + 4)
    if (name !== '' && length !== 0 && length !== 0xffffffff) names.push(name)
  }
  return names
}
