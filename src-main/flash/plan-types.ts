// SPDX-License-Identifier: GPL-3.0-or-later
/** Types of a plan: what a write will do. */
import type { ChipErase, EraseType } from '../../shared/model/chip.ts'

/** One erase command: a block of one of the chip's erase types, or the whole chip. */
export type PlannedErase =
  | {
      readonly kind: 'block'
      readonly offset: number
      readonly length: number
      readonly type: EraseType
    }
  | { readonly kind: 'chip'; readonly offset: 0; readonly length: number; readonly type: ChipErase }

/** A run of bytes to program; the device cuts it at page ends. `bytes` is a view into the wanted image. */
export interface PlannedProgram {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Both lists ascend and do not overlap; all erases are done before the first program. */
export interface WritePlan {
  readonly erases: readonly PlannedErase[]
  readonly programs: readonly PlannedProgram[]
  /** Bytes that differ between current and wanted contents. */
  readonly changedBytes: number
  /** Bytes that already have the wanted value, whether or not an erase covers them. */
  readonly unchangedBytes: number
  /** Bytes that any erase covers. */
  readonly erasedBytes: number
  /** Bytes sent to be programmed. */
  readonly programmedBytes: number
  /** Time for erasing and programming without reads before and after, ms; from typical times. */
  readonly estimatedMs: number
  /** The part of it that is erasing, ms. */
  readonly eraseMs: number
}

/** Cost of transfers, so that a plan can compare an erase with the pages that must be written again. */
export interface WireModel {
  /** Bytes per millisecond to or from the chip, link and SPI together. */
  readonly bytesPerMs: number
  /** Fixed cost of one program command, ms, in addition to the chip's time: write enable and waiting. */
  readonly perProgramMs: number
  /** Fixed cost of one erase, ms, in addition to the chip's time: noticing its end. */
  readonly perEraseMs: number
}
