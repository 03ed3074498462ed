import { Fault } from '../../shared/fault.ts'
import type { Mismatch } from '../../shared/model.ts'

/** Compares two reads of equal length, every byte; `null` only when all are equal. */
export function compareReads(first: Uint8Array, second: Uint8Array): Mismatch | null {
  throw new Fault('bug.unexpected', { detail: `${first.length} ${second.length}` })
}

/** Differing bytes per cell, `cells` equal slices of the chip in address order, for a map. */
export function mismatchCells(
  first: Uint8Array,
  second: Uint8Array,
  cells: number,
): readonly number[] {
  throw new Fault('bug.unexpected', { detail: `${first.length} ${second.length} ${cells}` })
}
