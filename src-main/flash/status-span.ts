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
/** A late page further back than so many groups is one of the chip's rare slow ones, not a reason to wait longer. */
const LATE_MEMORY_GROUPS = 8

export class StatusSpan {
  /** Clock for the status window, `undefined` for the normal one. */
  readonly clockHz: number | undefined
  readonly #most: number
  #bytes: number
  #groupsSinceLate = 0

  constructor(chip: FlashChip, transport: SpiTransport) {
    const normalHz = transport.clockHz || USUAL_HZ
    const slowHz = (SLOW_BYTES * 8000) / Math.max(chip.pageProgramTypicalMs, 0.001)
    const slow = transport.limits.slowWindows === true && slowHz < normalHz / 4
    this.clockHz = slow ? Math.max(SLOWEST_HZ, Math.floor(slowHz)) : undefined
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

  /** What the status replies of one group showed; true for each that ended busy. */
  observe(replies: readonly Uint8Array[]): readonly boolean[] {
    this.#groupsSinceLate++
    const busy = replies.map(busyBytes)
    const late = busy.map((count, index) => count >= replies[index]!.length)
    const longest = busy.reduce(
      (most, count, index) => (late[index] ? most : Math.max(most, count)),
      0,
    )
    if (late.includes(true)) {
      if (this.#groupsSinceLate < LATE_MEMORY_GROUPS) this.#bytes = this.#bytes * 1.25 + 1
      this.#groupsSinceLate = 0
    } else if (longest > this.#bytes) this.#bytes = longest
    else this.#bytes -= (this.#bytes - longest) / 16
    return late
  }
}

/** Bytes up to the last one that reads busy. */
function busyBytes(reply: Uint8Array): number {
  let count = reply.length
  while (count > 0 && !isBusy(reply[count - 1]!)) count--
  return count
}
