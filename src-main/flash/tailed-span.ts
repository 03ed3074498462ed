// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The wait after a page for a programmer on which a clock switch is a command of its own: a status read at a slow clock
 * and a second, short one at the usual clock. The switch back then falls into the chip's busy time, and the wait can be
 * set byte by byte. The next write enable takes the programmer some microseconds before it reaches the chip, and the
 * chip can use these too: a page may still be busy at the end of the second status read and be done in time. So the
 * wait is shortened until now and then a page is ignored. If the last status still reads busy, it is not certain that
 * the next page was accepted, so it is read back (`program-runs.ts`). That read costs time too, so the wait is not
 * shortened further when nearly all statuses end busy.
 */
import { isBusy } from './bus.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { busyBytes } from './span-types.ts'
import type { StatusSpan, Wait } from './span-types.ts'

/** The first wait, from the typical time. */
const START_TIMES = 1.1
/** Bytes of the second status read: at least so many, and at most one slow byte's length more. */
const LEAST_TAIL = 4
/** Longer by so many bytes of the usual clock, 1 us at 16 MHz, when a page was ignored; twice that the next time. */
const UP_BYTES = 2
/** Shorter by so many after every group without an ignored page, at first; half of it after each increase. */
const DOWN_BYTES = 4
const LEAST_DOWN_BYTES = 0.01
/** With a larger share of statuses that end busy, the extra reads cost more than the shorter wait saves. */
const MOST_OPEN = 3 / 4
/** Part of the wait after the slowest page of a group that is given up at once. */
const SLACK_SHARE = 1 / 4
/** Pages of a whole group: a single page says little about the others. */
const GROUP_PAGES = 16

export class TailedSpan implements StatusSpan {
  readonly #clockHz: number
  readonly #transport: SpiTransport
  readonly #normalHz: number
  readonly #most: number
  /** Status bytes at the usual clock, both status reads together. */
  #bytes: number
  #up = UP_BYTES
  #down = DOWN_BYTES
  #raises = 0

  constructor(about: {
    readonly typicalMs: number
    /** Largest number of bytes of the slow status read. */
    readonly most: number
    readonly clockHz: number
    readonly normalHz: number
    readonly transport: SpiTransport
  }) {
    this.#clockHz = about.clockHz
    this.#normalHz = about.normalHz
    this.#most = about.most
    this.#transport = about.transport
    this.#bytes = (about.typicalMs * START_TIMES * about.normalHz) / 8000
  }

  get wait(): Wait {
    const ratio = this.#ratio
    const count = Math.min(this.#most, Math.max(1, Math.floor((this.#bytes - LEAST_TAIL) / ratio)))
    const left = Math.max(1, Math.round(this.#bytes - count * ratio))
    const tailBytes = Math.min(this.#transport.limits.maxRxBytes, left)
    return { clockHz: this.#clockHz, count, tailBytes, raises: this.#raises }
  }

  observe(
    wait: Wait,
    spans: readonly Uint8Array[],
    tails: readonly Uint8Array[],
    openBefore: boolean,
  ): readonly boolean[] {
    const open = tails.map((tail) => isBusy(tail.at(-1) ?? 0))
    const ignored = spans.some(
      (span, index) => (index === 0 ? openBefore : open[index - 1]!) && !isBusy(span[0] ?? 0),
    )
    const opens = open.filter(Boolean).length
    // Groups sent before the wait was made longer say nothing about the longer wait.
    if (wait.raises === this.#raises) {
      const share = open.length / GROUP_PAGES
      if (ignored) this.#raise(1)
      else if (opens > MOST_OPEN * open.length) this.#raise(share)
      else this.#lower(share, opens > 0 ? 0 : this.#slack(spans, tails))
    }
    return open
  }

  /** How many bytes at the usual clock last as long as one at the slow clock. */
  get #ratio(): number {
    const slowHz = this.#transport.grantedHz?.(this.#clockHz) ?? this.#clockHz
    return Math.max(1, this.#normalHz / slowHz)
  }

  #raise(share: number): void {
    // The second status read is at most as long as the first.
    const most = 2 * this.#most * this.#ratio
    this.#bytes = Math.min(most, this.#bytes + share * this.#up)
    this.#raises++
    this.#up *= 2
    this.#down = Math.max(LEAST_DOWN_BYTES, this.#down / 2)
  }

  #lower(share: number, slackBytes: number): void {
    const bytes = share * Math.max(this.#down, slackBytes * SLACK_SHARE)
    this.#bytes = Math.max(1, this.#bytes - bytes)
    this.#up = UP_BYTES
  }

  /** The wait after the slowest page of a group, in bytes of the usual clock. */
  #slack(spans: readonly Uint8Array[], tails: readonly Uint8Array[]): number {
    const slacks = spans.map((span, index) => {
      const tail = tails[index]!
      const inTail = busyBytes(tail)
      if (inTail > 0) return tail.length - inTail
      return tail.length + (span.length - busyBytes(span)) * this.#ratio
    })
    return Math.min(...slacks)
  }
}
