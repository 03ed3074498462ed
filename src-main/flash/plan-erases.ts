// SPDX-License-Identifier: GPL-3.0-or-later
/** Chooses the erases of a plan. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { EraseType, FlashChip } from '../../shared/model/chip.ts'
import { partCode } from '../../shared/part-name.ts'
import type { PlannedErase, WireModel } from './plan-types.ts'
import type { UnitWork } from './plan-programs.ts'

interface Block {
  readonly start: number
  readonly end: number
  readonly type: EraseType
}

export interface ChosenErases {
  readonly erases: readonly PlannedErase[]
  /** Time of the erase and of all programming after it, ms. */
  readonly costMs: number
}

/**
 * The cheapest set of erases that do not overlap, found exactly. Going up the chip, each block end is reached either by
 * leaving the stretch before it (when nothing there must be erased) or by erasing one block of any type that ends
 * there. This also covers regions of mixed block sizes. With equal costs the set that erases less wins.
 */
export function cheapestErases(
  work: UnitWork,
  types: readonly EraseType[],
  chip: FlashChip,
  wire: WireModel,
): ChosenErases {
  const endings = blocksByEnd(types, work, chip.sizeBytes)
  const stops = [...new Set([0, ...endings.keys(), ...startsOf(endings), work.units])].sort(
    (a, b) => a - b,
  )
  const best = new Float64Array(work.units + 1).fill(Infinity)
  const via = new Map<number, Block | null>()
  best[0] = 0
  let before = 0
  for (const stop of stops.slice(1)) {
    if (work.mustErase[stop] === work.mustErase[before]) {
      best[stop] = best[before]! + between(work.keptMs, before, stop)
      via.set(stop, null)
    }
    for (const block of endings.get(stop) ?? []) {
      const cost = best[block.start]! + eraseMs(block, work, wire)
      if (cost < best[stop]!) {
        best[stop] = cost
        via.set(stop, block)
      }
    }
    before = stop
  }
  const blocksMs = best[work.units]!
  const whole = chip.chipErase
  if (whole !== null && work.mustErase[work.units]! > 0) {
    const wholeMs = whole.typicalMs + wire.perEraseMs + work.erasedMs[work.units]!
    if (wholeMs < blocksMs)
      return {
        erases: [{ kind: 'chip', offset: 0, length: chip.sizeBytes, type: whole }],
        costMs: wholeMs,
      }
  }
  if (blocksMs === Infinity)
    throw new Fault('chip.unsupported', {
      name: partCode(chip),
      what: { code: 'no-erase-reaches' },
    })
  return { erases: traceBack(stops, via, work.unitBytes, chip.sizeBytes), costMs: blocksMs }
}

const between = (sums: Float64Array, from: number, to: number): number => sums[to]! - sums[from]!

const eraseMs = (block: Block, work: UnitWork, wire: WireModel): number =>
  block.type.typicalMs + wire.perEraseMs + between(work.erasedMs, block.start, block.end)

/** Blocks that do not lie on page borders cannot be costed by pages, so they are left out. */
function blocksByEnd(
  types: readonly EraseType[],
  work: UnitWork,
  sizeBytes: number,
): Map<number, Block[]> {
  const endings = new Map<number, Block[]>()
  for (const type of types)
    for (const region of type.regions) {
      if (region.offset % work.unitBytes !== 0 || region.blockBytes % work.unitBytes !== 0) continue
      for (let index = 0; index < region.blockCount; index++) {
        const start = (region.offset + index * region.blockBytes) / work.unitBytes
        const end = start + region.blockBytes / work.unitBytes
        if (end * work.unitBytes > sizeBytes) break
        // If no bit inside must be raised, leaving the block never costs more.
        if (work.mustErase[end] === work.mustErase[start]) continue
        const others = endings.get(end)
        if (others === undefined) endings.set(end, [{ start, end, type }])
        else others.push({ start, end, type })
      }
    }
  for (const blocks of endings.values()) blocks.sort((a, b) => b.start - a.start)
  return endings
}

function* startsOf(endings: Map<number, Block[]>): Generator<number> {
  for (const blocks of endings.values()) for (const block of blocks) yield block.start
}

function traceBack(
  stops: readonly number[],
  via: Map<number, Block | null>,
  unitBytes: number,
  sizeBytes: number,
): readonly PlannedErase[] {
  const erases: PlannedErase[] = []
  let index = stops.length - 1
  while (index > 0) {
    const block = via.get(stops[index]!) ?? null
    if (block === null) {
      index--
      continue
    }
    const offset = block.start * unitBytes
    const length = Math.min(block.end * unitBytes, sizeBytes) - offset
    erases.push({ kind: 'block', offset, length, type: block.type })
    while (stops[index]! > block.start) index--
  }
  return erases.reverse()
}
