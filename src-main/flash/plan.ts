// SPDX-License-Identifier: GPL-3.0-or-later
/** Computes what a write will do before anything is sent. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { PlanSummary } from '../../shared/model/job.ts'
import { usableErases } from './address-form.ts'
import { cheapestErases } from './plan-erases.ts'
import type { WireModel, WritePlan } from './plan-types.ts'
import { plannedPrograms, programMs, unitBytesOf, unitWork } from './plan-programs.ts'

/**
 * A Pico at 15.6 MHz with queued commands. USB carries the next page while the chip is busy, so the cost is SPI clocks,
 * five commands of 10 us, and the time that a status read lasts longer than the page.
 */
const usualWire: WireModel = { bytesPerMs: 1900, perProgramMs: 0.08, perEraseMs: 2 }

/**
 * The cheapest way, by typical times, from `current` to `wanted`: which blocks to erase with which erase type (chip
 * erase included), and which pages to write. A block that needs no erase is erased only as part of a larger one that is
 * faster than several smaller erases; its bytes are then written back from `wanted`. Faults: `bug.bad-input` when a
 * length is not the chip's; `chip.unsupported` when a bit must go from 0 to 1 and no erase of the chip reaches it.
 */
export function writePlan(
  current: Uint8Array,
  wanted: Uint8Array,
  chip: FlashChip,
  wire: WireModel = usualWire,
): WritePlan {
  for (const [name, bytes] of [
    ['current', current],
    ['wanted', wanted],
  ] as const)
    if (bytes.length !== chip.sizeBytes)
      throw new Fault('bug.bad-input', {
        what: `${name} of ${bytes.length} bytes for a chip of ${chip.sizeBytes}`,
      })
  const work = unitWork(current, wanted, chip, wire)
  const chosen = cheapestErases(work, usableErases(chip), chip, wire)
  const programs = plannedPrograms(current, wanted, chosen.erases, chip)
  return {
    erases: chosen.erases,
    programs,
    changedBytes: work.changedBytes,
    unchangedBytes: chip.sizeBytes - work.changedBytes,
    erasedBytes: chosen.erases.reduce((sum, erase) => sum + erase.length, 0),
    programmedBytes: programs.reduce((sum, run) => sum + run.bytes.length, 0),
    estimatedMs: chosen.costMs,
    eraseMs: chosen.erases.reduce((sum, { type }) => sum + type.typicalMs + wire.perEraseMs, 0),
  }
}

/** The plan as front ends show it. */
export function planSummary(plan: WritePlan): PlanSummary {
  return {
    identical: plan.changedBytes === 0,
    changedBytes: plan.changedBytes,
    erasedBytes: plan.erasedBytes,
    erases: plan.erases.length,
    programmedBytes: plan.programmedBytes,
    estimatedMs: plan.estimatedMs,
    eraseMs: plan.eraseMs,
  }
}

/**
 * The longest time for writing a whole image to `chip`, ms by typical times, before the image is known: every block
 * erased in the fastest way, every byte programmed.
 */
export function wholeChipMs(
  chip: FlashChip,
  wire: WireModel = usualWire,
): { readonly eraseMs: number; readonly programMs: number } {
  const ways = usableErases(chip).map(
    ({ regions, typicalMs }) =>
      regions.reduce((sum, { blockCount }) => sum + blockCount, 0) * (typicalMs + wire.perEraseMs),
  )
  if (chip.chipErase !== null) ways.push(chip.chipErase.typicalMs + wire.perEraseMs)
  const unitBytes = unitBytesOf(chip)
  return {
    eraseMs: ways.length === 0 ? 0 : Math.min(...ways),
    programMs: Math.ceil(chip.sizeBytes / unitBytes) * programMs(unitBytes, chip, wire),
  }
}
