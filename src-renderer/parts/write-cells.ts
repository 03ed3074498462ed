/** Pure: what each cell of the map shows while a chip is written. */
import type { Phase } from '../../shared/model/job.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { blockShares } from './block-cells.ts'

export type CellState = 'stays' | 'to-come' | 'erased' | 'written'

export interface WriteProgress {
  readonly phase: Phase
  readonly doneBytes: number
  readonly totalBytes: number
}

/** Where in the chip a pass over `ranges` stands after this share of it; past the last one when it is over. */
function reached(ranges: readonly ByteRange[], share: number): number {
  let left = share * ranges.reduce((sum, { length }) => sum + length, 0)
  for (const { offset, length } of ranges) {
    if (left < length) return offset + left
    left -= length
  }
  return Infinity
}

/** Erases come first, all of them, then programs; reading back comes after both. */
export function writeCells(
  { sizeBytes, erases, programs }: WriteMap,
  { phase, doneBytes, totalBytes }: WriteProgress,
): readonly CellState[] {
  const share = totalBytes === 0 ? 0 : doneBytes / totalBytes
  const after = phase === 'verify'
  const erasedTo =
    phase === 'erase' ? reached(erases, share) : after || phase === 'program' ? Infinity : 0
  const programmedTo = phase === 'program' ? reached(programs, share) : after ? Infinity : 0
  const toErase = blockShares(sizeBytes, erases)
  const toProgram = blockShares(sizeBytes, programs)
  const blockBytes = sizeBytes / toErase.length
  return toErase.map((erase, index): CellState => {
    const end = (index + 1) * blockBytes
    const program = toProgram[index] ?? 0
    if (erase === 0 && program === 0) return 'stays'
    if (erase > 0 && end > erasedTo) return 'to-come'
    // What shall be blank needs no program.
    if (program === 0 || end <= programmedTo) return 'written'
    return erase === 0 ? 'to-come' : 'erased'
  })
}
