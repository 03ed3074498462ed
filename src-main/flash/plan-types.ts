// SPDX-License-Identifier: GPL-3.0-or-later
/** A plan as a value: what a write will do. */
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

/** A run of bytes to program, cut at page ends by the device. `bytes` is a view into the wanted image. */
export interface PlannedProgram {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Both lists ascend and do not overlap; all erases are done before the first program. */
export interface WritePlan {
  readonly erases: readonly PlannedErase[]
  readonly programs: readonly PlannedProgram[]
  /** Bytes that differ between what is there and what is wanted. */
  readonly changedBytes: number
  /** Bytes that already are as wanted, whether or not an erase goes over them. */
  readonly unchangedBytes: number
  /** Bytes that any erase covers. */
  readonly erasedBytes: number
  /** Bytes sent to be programmed. */
  readonly programmedBytes: number
  /** Erasing and programming, without the looks before and after; from typical times. */
  readonly estimatedMs: number
  /** What of it is erasing. */
  readonly eraseMs: number
}

/** What moving bytes costs, so that a plan can weigh an erase against the pages to be written again. */
export interface WireModel {
  /** Bytes per millisecond to or from the chip, link and SPI together. */
  readonly bytesPerMs: number
  /** Fixed cost of one program command, write enable and waiting included, on top of the chip's time, ms. */
  readonly perProgramMs: number
  /** Fixed cost of one erase on top of the chip's time (noticing its end), ms. */
  readonly perEraseMs: number
}
