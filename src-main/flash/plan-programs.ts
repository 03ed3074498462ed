// SPDX-License-Identifier: GPL-3.0-or-later
/** Which bytes must be programmed, and the cost of that with and without an erase before. Pure. */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { PlannedErase, PlannedProgram, WireModel } from './plan-types.ts'

const BLANK = 0xff

/** Prefix sums over the pages of a chip: entry `n` holds pages 0 to n-1, so any range is one subtraction. */
export interface UnitWork {
  /** Bytes of one unit: the chip's page, or 256 when it programs smaller pieces. */
  readonly unitBytes: number
  readonly units: number
  /** Cost of programming without an erase, ms. */
  readonly keptMs: Float64Array
  /** Cost to program after an erase, ms. */
  readonly erasedMs: Float64Array
  /** Units with a bit that must go from 0 to 1. */
  readonly mustErase: Uint32Array
  readonly changedBytes: number
}

/** Costs are counted in pages. Chips that program bytes or words still erase in the same blocks. */
export function unitBytesOf(chip: FlashChip): number {
  return chip.program === 'page' ? chip.pageBytes : Math.min(256, chip.sizeBytes)
}

/** Cost of programming `count` bytes of one unit, ms: transfer of the bytes, then the busy time of the chip. */
export function programMs(count: number, chip: FlashChip, wire: WireModel): number {
  if (count === 0) return 0
  const commands = chip.program === 'page' ? 1 : chip.program === 'byte' ? count : (count + 1) >> 1
  const chipMs = commands * (chip.pageProgramTypicalMs + wire.perProgramMs)
  return chipMs + count / wire.bytesPerMs
}

/** Reads every byte once. */
export function unitWork(
  current: Uint8Array,
  wanted: Uint8Array,
  chip: FlashChip,
  wire: WireModel,
): UnitWork {
  const unitBytes = unitBytesOf(chip)
  const units = Math.ceil(chip.sizeBytes / unitBytes)
  const keptMs = new Float64Array(units + 1)
  const erasedMs = new Float64Array(units + 1)
  const mustErase = new Uint32Array(units + 1)
  const costs = Array.from({ length: unitBytes + 1 }, (_, count) => programMs(count, chip, wire))
  let changedBytes = 0
  for (let unit = 0; unit < units; unit++) {
    const end = Math.min((unit + 1) * unitBytes, chip.sizeBytes)
    let changed = 0
    let rising = 0
    let inked = 0
    for (let at = unit * unitBytes; at < end; at++) {
      const is = current[at]!
      const want = wanted[at]!
      if (want !== BLANK) inked++
      if (is !== want) {
        changed++
        rising |= want & ~is
      }
    }
    changedBytes += changed
    keptMs[unit + 1] = keptMs[unit]! + costs[changed]!
    erasedMs[unit + 1] = erasedMs[unit]! + costs[inked]!
    mustErase[unit + 1] = mustErase[unit]! + (rising === 0 ? 0 : 1)
  }
  return { unitBytes, units, keptMs, erasedMs, mustErase, changedBytes }
}

/**
 * How far two needed bytes may be apart and still be sent as one run. The bytes between them already have the wanted
 * value, so sending them has no effect. For pages a larger run saves a short read-back, for words a new address.
 */
function bridgeBytes(chip: FlashChip): number {
  return chip.program === 'page' ? 32 : chip.program === 'aai-word' ? 8 : 0
}

/**
 * The runs to program after `erases`: bytes that do not have the wanted value yet. Inside a page everything between the
 * first and the last such byte is sent, because a second command costs a page time. Runs ascend; words start and end at
 * even addresses.
 */
export function plannedPrograms(
  current: Uint8Array,
  wanted: Uint8Array,
  erases: readonly PlannedErase[],
  chip: FlashChip,
): readonly PlannedProgram[] {
  const bridge = bridgeBytes(chip)
  const even = chip.program === 'aai-word'
  const pageBytes = chip.program === 'page' ? chip.pageBytes : 1
  const spans: { start: number; end: number }[] = []
  const add = (first: number, last: number): void => {
    const start = even ? first & ~1 : first
    const end = even ? (last + 2) & ~1 : last + 1
    const before = spans.at(-1)
    const near = before !== undefined && start - before.end <= bridge
    const samePage = before !== undefined && sameUnit(before.end - 1, start, pageBytes)
    if (before !== undefined && (near || samePage)) before.end = end
    else spans.push({ start, end })
  }
  let at = 0
  for (const erase of erases) {
    addKept(current, wanted, at, erase.offset, add)
    addErased(wanted, erase.offset, erase.offset + erase.length, add)
    at = erase.offset + erase.length
  }
  addKept(current, wanted, at, chip.sizeBytes, add)
  return spans.map(({ start, end }) => ({ offset: start, bytes: wanted.subarray(start, end) }))
}

type AddSpan = (first: number, last: number) => void

const sameUnit = (a: number, b: number, unitBytes: number): boolean =>
  unitBytes > 1 && Math.floor(a / unitBytes) === Math.floor(b / unitBytes)

function addKept(
  current: Uint8Array,
  wanted: Uint8Array,
  from: number,
  to: number,
  add: AddSpan,
): void {
  for (let at = from; at < to; at++) {
    if (current[at] === wanted[at]) continue
    const first = at
    while (at + 1 < to && current[at + 1] !== wanted[at + 1]) at++
    add(first, at)
  }
}

function addErased(wanted: Uint8Array, from: number, to: number, add: AddSpan): void {
  for (let at = from; at < to; at++) {
    if (wanted[at] === BLANK) continue
    const first = at
    while (at + 1 < to && wanted[at + 1] !== BLANK) at++
    add(first, at)
  }
}
