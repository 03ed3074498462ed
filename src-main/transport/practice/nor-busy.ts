// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * How long a virtual chip is busy, measured either in model time or, when time is off (tests, the quick practice
 * device), in status bytes. Counting status bytes exposes a client that never polls.
 */
import { seededRandom } from './random.ts'
import type { Random } from './random.ts'

export type BusyKind = 'program' | 'erase' | 'chip-erase' | 'status'

/** Status bytes that read busy after each kind of operation when time is off. */
const POLLS: Readonly<Record<BusyKind, number>> = {
  program: 2,
  erase: 3,
  'chip-erase': 4,
  status: 1,
}

/** One program in so many takes {@link LATE_FACTOR} times its typical time: pages are not all alike. */
const LATE_ONE_IN = 1024
const LATE_FACTOR = 2.5

export interface BusyOptions {
  /** `polls`: counted in status bytes; `time`: typical times of the part; `exact`: typical times without variation. */
  readonly measure: 'polls' | 'time' | 'exact'
  readonly seed: number
}

export class NorBusy {
  readonly #timed: boolean
  readonly #varied: boolean
  readonly #random: Random
  #untilUs = 0
  #polls = 0
  #stuck = false

  constructor(options: BusyOptions) {
    this.#timed = options.measure !== 'polls'
    this.#varied = options.measure === 'time'
    this.#random = seededRandom(options.seed)
  }

  /**
   * Starts an operation at `atUs`.
   * @param typicalUs typical time from the datasheet, microseconds
   * @param times how many times longer than typical this one takes (faults); Infinity never ends
   */
  start(kind: BusyKind, atUs: number, typicalUs: number, times: number): void {
    if (times === Infinity) {
      this.#stuck = true
      return
    }
    if (!this.#timed) {
      this.#polls = Math.ceil(POLLS[kind] * times)
      return
    }
    this.#untilUs = atUs + typicalUs * times * this.#variation(kind)
  }

  is(atUs: number): boolean {
    if (this.#stuck) return true
    return this.#timed ? atUs < this.#untilUs : this.#polls > 0
  }

  /** Counts one status byte. */
  polled(): void {
    if (this.#polls > 0) this.#polls--
  }

  /** Reset (99) or power-up: cuts off a running operation. */
  stop(): void {
    this.#untilUs = 0
    this.#polls = 0
    this.#stuck = false
  }

  #variation(kind: BusyKind): number {
    if (!this.#varied) return 1
    if (kind === 'program' && this.#random.below(LATE_ONE_IN) === 0) return LATE_FACTOR
    return 0.95 + 0.1 * this.#random.next()
  }
}
