// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: what each cell of the chip map shows during a read or a write. Counts only reported progress. */
import type { JobInfo } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { mapCells } from '../../shared/write-map.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { blockShares } from './block-cells.ts'

/** `read`: read once. `proved`: read again and equal to the expected contents. `differs`: not equal. */
export const cellStates = [
  'stays',
  'to-come',
  'erased',
  'written',
  'read',
  'proved',
  'differs',
] as const
export type CellState = (typeof cellStates)[number]

export type CellProgress = Pick<JobInfo, 'phase' | 'doneBytes' | 'totalBytes'> & {
  readonly differsAt?: number | null
}

/** Address in the chip after this share of a pass over `ranges`; past the last range at the end. */
function reached(ranges: readonly ByteRange[], share: number): number {
  let left = share * ranges.reduce((sum, { length }) => sum + length, 0)
  for (const { offset, length } of ranges) {
    if (left < length) return offset + left
    left -= length
  }
  return Infinity
}

/** Compared up to `doneBytes`. After the first difference, no cell is called equal. */
function compared(
  cells: readonly CellState[],
  sizeBytes: number,
  doneBytes: number,
  differsAt: number | null,
): readonly CellState[] {
  const blockBytes = sizeBytes / mapCells
  return cells.map((cell, index) => {
    const [start, end] = [index * blockBytes, (index + 1) * blockBytes]
    if (differsAt !== null && end > differsAt) return start <= differsAt ? 'differs' : cell
    return end <= doneBytes ? 'proved' : cell
  })
}

/** All erases come first, then the programs; reading back comes after both. */
export function writeCells(
  { sizeBytes, erases, programs }: WriteMap,
  { phase, doneBytes, totalBytes, differsAt = null }: CellProgress,
): readonly CellState[] {
  const share = totalBytes === 0 ? 0 : doneBytes / totalBytes
  const after = phase === 'verify'
  const erasedTo =
    phase === 'erase' ? reached(erases, share) : after || phase === 'program' ? Infinity : 0
  const programmedTo = phase === 'program' ? reached(programs, share) : after ? Infinity : 0
  const toErase = blockShares(sizeBytes, erases)
  const toProgram = blockShares(sizeBytes, programs)
  const blockBytes = sizeBytes / toErase.length
  const changed = toErase.map((erase, index): CellState => {
    const end = (index + 1) * blockBytes
    const program = toProgram[index] ?? 0
    if (erase === 0 && program === 0) return 'stays'
    if (erase > 0 && end > erasedTo) return 'to-come'
    // A range that shall be blank needs no program.
    if (program === 0 || end <= programmedTo) return 'written'
    return erase === 0 ? 'to-come' : 'erased'
  })
  return after ? compared(changed, sizeBytes, share * sizeBytes, differsAt) : changed
}

/** `passes` reads of the whole chip, one after another; from the second on, each is compared with the first. */
export function readCells(
  sizeBytes: number,
  passes: number,
  { doneBytes, totalBytes, differsAt = null }: CellProgress,
): readonly CellState[] {
  const share = totalBytes === 0 ? 0 : doneBytes / totalBytes
  const bytes = share * passes * sizeBytes
  const blockBytes = sizeBytes / mapCells
  const once = Array.from({ length: mapCells }, (_, index): CellState =>
    (index + 1) * blockBytes <= bytes ? 'read' : 'to-come',
  )
  return compared(once, sizeBytes, Math.max(0, bytes - sizeBytes), differsAt)
}

/** One pass that compares every byte with its expected value. */
export const compareCells = (
  sizeBytes: number,
  { doneBytes, totalBytes, differsAt = null }: CellProgress,
): readonly CellState[] =>
  compared(
    Array.from({ length: mapCells }, () => 'to-come' as const),
    sizeBytes,
    totalBytes === 0 ? 0 : (doneBytes / totalBytes) * sizeBytes,
    differsAt,
  )
