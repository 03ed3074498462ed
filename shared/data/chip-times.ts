// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long operations of a part take, from `chips/timings.json`: the times of its family, and safe defaults if none are
 * known.
 */
import type { EraseRegion } from '../model/chip.ts'
import type { TimingFamily, TimingsFile } from './chip-checks.ts'
import type { TimePair } from './chip-words.ts'
import { bytesFrom, timesFrom } from './chip-words.ts'

const KIB = 1024
const MIB = 1024 * KIB

/** Times of one family, complete; `blocks` by block size in bytes. */
export interface ChipTimes {
  readonly page: TimePair
  /** One byte or word of a part that has no pages. */
  readonly unit: TimePair
  readonly blocks: ReadonlyMap<number, TimePair>
  readonly wholeChip: TimePair | null
  readonly perMiB: TimePair
  readonly atLeast: TimePair
}

const known = new WeakMap<object, ChipTimes>()

export function chipTimes(timings: TimingsFile, chipId: string): ChipTimes {
  const family = timings.families.find((each) => each.chips.some((glob) => fits(glob, chipId)))
  const key = family ?? timings
  const found = known.get(key)
  if (found !== undefined) return found
  const times = complete(timings.defaults, family)
  known.set(key, times)
  return times
}

/** `*` at the end stands for any ending. */
export function fits(glob: string, chipId: string): boolean {
  return glob.endsWith('*') ? chipId.startsWith(glob.slice(0, -1)) : glob === chipId
}

function complete(defaults: TimingsFile['defaults'], family: TimingFamily | undefined): ChipTimes {
  const blocks = Object.entries({ ...defaults.erase, ...family?.erase })
  return {
    page: timesFrom(family?.page ?? defaults.page),
    unit: timesFrom(family?.unit ?? defaults.unit),
    blocks: new Map(blocks.map(([size, words]) => [bytesFrom(size), timesFrom(words)])),
    wholeChip: family?.wholeChip === undefined ? null : timesFrom(family.wholeChip),
    perMiB: timesFrom(defaults.wholeChipPerMiB),
    atLeast: timesFrom(defaults.wholeChipAtLeast),
  }
}

/** Times of one erase command; for mixed block sizes, those of the largest block. */
export function eraseTimes(
  times: ChipTimes,
  regions: readonly EraseRegion[],
  wholeChip: boolean,
  chipBytes: number,
): TimePair {
  if (wholeChip) {
    const mib = chipBytes / MIB
    return (
      times.wholeChip ?? {
        typicalMs: Math.max(times.atLeast.typicalMs, mib * times.perMiB.typicalMs),
        maxMs: Math.max(times.atLeast.maxMs, mib * times.perMiB.maxMs),
      }
    )
  }
  return blockTimes(times, Math.max(...regions.map((region) => region.blockBytes)))
}

function blockTimes(times: ChipTimes, blockBytes: number): TimePair {
  const sizes = [...times.blocks.keys()].sort((a, b) => a - b)
  const fitting = sizes.find((size) => size >= blockBytes)
  const largest = sizes.at(-1) ?? 64 * KIB
  const base = times.blocks.get(fitting ?? largest) ?? { typicalMs: 500, maxMs: 4000 }
  const count = fitting === undefined ? blockBytes / largest : 1
  return { typicalMs: base.typicalMs * count, maxMs: base.maxMs * count }
}
