// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a status read has to be so that the chip is ready at its end. A chip streams SR1 while CS stays low, so
 * one window is a wait without round trips; its length follows what the chip really takes.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { isBusy } from './bus.ts'

/** At a slow clock one page takes about so many reply bytes: fine enough to lose 2 %, few enough for the link. */
const SLOW_BYTES = 64
/** Slower clocks are not asked for: not every programmer has them. */
const SLOWEST_HZ = 100_000
/** When the programmer does not tell its clock. */
const USUAL_HZ = 8_000_000
/** More status bytes in one window would hold up everything else. */
const MOST_BYTES = 4096
/**
 * Where a clock switch is a command of its own, a second, short look at the usual clock follows: the switch back then
 * falls into the chip's time, and the end of it is seen finely. It lasts so many bytes of the slow one.
 */
const TAIL_SPANS = 1.5
/** So much shorter with every group in which no page was still busy in the second look. */
const CREEP_BYTES = 0.05
/** That many late pages of a group say that the chip is slower than was thought; fewer, that it is at the edge. */
const MANY_LATE = 4
/** A late page further back than so many groups is one of the chip's rare slow ones, not a reason to wait longer. */
const LATE_MEMORY_GROUPS = 8

export class StatusSpan {
  /** Clock for the status window, `undefined` for the normal one. */
  readonly clockHz: number | undefined
  /** Status bytes of a second window at the normal clock; 0 for none. */
  readonly tailBytes: number
  readonly #most: number
  #bytes: number
  #groupsSinceLate = 0

  constructor(chip: FlashChip, transport: SpiTransport) {
    const normalHz = transport.clockHz || USUAL_HZ
    const slowHz = (SLOW_BYTES * 8000) / Math.max(chip.pageProgramTypicalMs, 0.001)
    const slow = transport.limits.slowWindows === true && slowHz < normalHz / 4
    this.clockHz = slow ? Math.max(SLOWEST_HZ, Math.floor(slowHz)) : undefined
    const tailed = this.clockHz !== undefined && transport.limits.clockSwitch === 'command'
    const ratio = normalHz / (this.clockHz ?? normalHz)
    this.tailBytes = tailed
      ? Math.min(transport.limits.maxRxBytes, Math.ceil(TAIL_SPANS * ratio))
      : 0
    const perMs = (this.clockHz ?? normalHz) / 8000
    this.#most = Math.min(
      MOST_BYTES,
      transport.limits.maxRxBytes,
      Math.ceil(chip.pageProgramMaxMs * perMs) + 8,
    )
    this.#bytes = chip.pageProgramTypicalMs * 1.1 * perMs
  }

  /** Status bytes to ask behind each program command now. */
  get count(): number {
    return Math.min(this.#most, Math.ceil(this.#bytes) + 1)
  }

  /**
   * What the status replies of one group showed, `tails` being those of the second windows; true for each page that
   * ended busy.
   */
  observe(spans: readonly Uint8Array[], tails: readonly Uint8Array[]): readonly boolean[] {
    this.#groupsSinceLate++
    const busy = spans.map(busyBytes)
    const tailBusy = tails.map(busyBytes)
    const late = busy.map((count, index) => {
      const tail = tails[index]
      return tail === undefined ? count >= spans[index]!.length : tailBusy[index] === tail.length
    })
    const longest = busy.reduce(
      (most, count, index) => (late[index] ? most : Math.max(most, count)),
      0,
    )
    const lates = late.filter(Boolean).length
    if (lates > 0) {
      if (this.#groupsSinceLate < LATE_MEMORY_GROUPS || lates >= MANY_LATE) this.#grow(lates)
      this.#groupsSinceLate = 0
    } else if (tails.length > 0) {
      // A page that ended within the second look: exactly as long as it should be.
      if (tailBusy.some((count) => count > 0)) return late
      const slack = Math.max(0, this.#bytes - Math.max(longest, 1)) / 16
      this.#bytes = Math.max(
        1,
        this.#bytes - Math.max(CREEP_BYTES, longest < this.count ? slack : 0),
      )
    } else if (longest > this.#bytes) this.#bytes = longest
    else this.#bytes -= (this.#bytes - longest) / 16
    return late
  }

  #grow(lates: number): void {
    if (this.tailBytes > 0 && lates < MANY_LATE) this.#bytes += 1
    else this.#bytes = this.#bytes * 1.25 + 1
  }
}

/** Bytes up to the last one that reads busy. */
function busyBytes(reply: Uint8Array): number {
  let count = reply.length
  while (count > 0 && !isBusy(reply[count - 1]!)) count--
  return count
}
