// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Chooses the length of a status read so that the chip is ready at its end. A chip repeats SR1 while CS stays low, so
 * one window is a wait without round trips; its length adapts to the measured time of the chip.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { busyBytes } from './span-types.ts'
import type { StatusSpan, Wait } from './span-types.ts'
import { TailedSpan } from './tailed-span.ts'

/** Reply bytes per page at a slow clock: enough to lose at most 2 %, few enough for the link. */
const SLOW_BYTES = 64
/** Slowest clock that is requested, Hz; not every programmer has slower ones. */
const SLOWEST_HZ = 100_000
/** Hz, when the programmer does not tell its clock. */
const USUAL_HZ = 8_000_000
/** Largest number of status bytes in one window; more would delay everything else. */
const MOST_BYTES = 4096
/**
 * So many late pages in a group mean that the chip is slower than assumed; fewer mean that the wait is just too short.
 */
const MANY_LATE = 4
/** A late page after so many good groups is one of the chip's rare slow pages and no reason to wait longer. */
const LATE_MEMORY_GROUPS = 8

export function statusSpan(chip: FlashChip, transport: SpiTransport): StatusSpan {
  const normalHz = transport.clockHz || USUAL_HZ
  // Leaves room for pages that take twice as long.
  const slowBytes = Math.min(SLOW_BYTES, Math.ceil(transport.limits.maxRxBytes / 2))
  const slowHz = (slowBytes * 8000) / Math.max(chip.pageProgramTypicalMs, 0.001)
  const slow = transport.limits.slowWindows === true && slowHz < normalHz / 4
  const clockHz = slow ? Math.max(SLOWEST_HZ, Math.floor(slowHz)) : undefined
  // Single bytes and words are not read back one by one, so none of them may be lost as an expected exception.
  const tailed =
    clockHz !== undefined && transport.limits.clockSwitch === 'command' && chip.program === 'page'
  const perMs = (clockHz ?? normalHz) / 8000
  const most = Math.min(
    MOST_BYTES,
    transport.limits.maxRxBytes,
    Math.ceil(chip.pageProgramMaxMs * perMs) + 8,
  )
  const typicalMs = chip.pageProgramTypicalMs
  return tailed
    ? new TailedSpan({ typicalMs, most, clockHz, normalHz, transport })
    : new PlainSpan(clockHz, most, typicalMs * 1.1 * perMs)
}

/** One window. */
class PlainSpan implements StatusSpan {
  readonly #clockHz: number | undefined
  readonly #most: number
  #bytes: number
  #groupsSinceLate = 0

  constructor(clockHz: number | undefined, most: number, bytes: number) {
    this.#clockHz = clockHz
    this.#most = most
    this.#bytes = bytes
  }

  get wait(): Wait {
    const count = Math.min(this.#most, Math.ceil(this.#bytes) + 1)
    return { clockHz: this.#clockHz, count, tailBytes: 0, raises: 0 }
  }

  observe(_: Wait, spans: readonly Uint8Array[]): readonly boolean[] {
    this.#groupsSinceLate++
    const busy = spans.map(busyBytes)
    const late = busy.map((count, index) => count >= spans[index]!.length)
    const longest = busy.reduce(
      (most, count, index) => (late[index] ? most : Math.max(most, count)),
      0,
    )
    const lates = late.filter(Boolean).length
    if (lates > 0) {
      if (this.#groupsSinceLate < LATE_MEMORY_GROUPS || lates >= MANY_LATE)
        this.#bytes = this.#bytes * 1.25 + 1
      this.#groupsSinceLate = 0
    } else if (longest > this.#bytes) this.#bytes = longest
    else this.#bytes -= (this.#bytes - longest) / 16
    return late
  }
}
