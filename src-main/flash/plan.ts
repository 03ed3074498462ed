/** What a write will do, computed before anything is sent. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { ChipErase, EraseType, FlashChip, PlanSummary } from '../../shared/model.ts'

/** One erase command. `type` is an `EraseType` for a block, a `ChipErase` for the whole chip. */
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

/** Ascending, without overlaps; all erases are done before the first program. */
export interface WritePlan {
  readonly erases: readonly PlannedErase[]
  readonly programs: readonly PlannedProgram[]
  /** Bytes that any erase covers. */
  readonly erasedBytes: number
  /** Bytes sent to be programmed. */
  readonly programmedBytes: number
  /** Bytes that already are as wanted, whether or not an erase goes over them. */
  readonly unchangedBytes: number
  /** Erasing and programming, without the looks before and after; from typical times. */
  readonly estimatedMs: number
}

/** What moving bytes costs, so that a plan can weigh an erase against the pages to be written again. */
export interface WireModel {
  /** Bytes per millisecond to the chip, link and SPI together. */
  readonly bytesPerMs: number
  /** Fixed cost of one page, write enable and waiting included, on top of the chip's page time, ms. */
  readonly perPageMs: number
  /** Fixed cost of one erase on top of the chip's time (noticing its end), ms. */
  readonly perEraseMs: number
}

/**
 * The cheapest way, by typical time, from `current` to `wanted`: which blocks to erase with which erase type (chip
 * erase included), and which pages to write.
 * Blocks that need no erase are erased only where that is faster than the smaller erases it replaces; their other
 * bytes are written back from `wanted`, never from anything unread.
 * Faults: `bug.bad-input` when a length is not the chip's; `chip.unsupported` when a bit must go from 0 to 1 and
 * no erase type of the chip reaches it.
 */
export function writePlan(
  current: Uint8Array,
  wanted: Uint8Array,
  chip: FlashChip,
  wire?: WireModel,
): WritePlan {
  throw new Fault('bug.unexpected', {
    detail: `${current.length} ${wanted.length} ${chip.id} ${String(wire)}`,
  })
}

/** The plan as a front shows it; `changedBytes` counts bytes that differ between `current` and `wanted`. */
export function planSummary(plan: WritePlan): PlanSummary {
  throw new Fault('bug.unexpected', { detail: String(plan.estimatedMs) })
}
