// SPDX-License-Identifier: GPL-3.0-or-later
/** Model time: the real kind follows the wall clock, the virtual kind jumps from event to event. */
import type { Timers } from '../serprog/timers.ts'
import type { Clock } from '../spi.ts'

export interface Scheduler {
  /** Model time, microseconds. */
  nowUs(): number
  /** Runs `act` at model time `atUs`, or immediately if that is past. Events of the same time run in order. */
  at(atUs: number, act: () => void): void
  /** Called by an event that gives the computer work: virtual time then waits until the computer has had its turns. */
  touchHost(): void
  /** Drops all events. */
  close(): void
}

interface Event {
  readonly atUs: number
  readonly order: number
  readonly act: () => void
}

/** A binary heap of events, earliest first. */
class EventQueue {
  readonly #heap: Event[] = []
  #order = 0

  get next(): Event | undefined {
    return this.#heap[0]
  }

  add(atUs: number, act: () => void): void {
    const heap = this.#heap
    const event = { atUs, order: this.#order++, act }
    let at = heap.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (above === undefined || before(above, event)) break
      heap[at] = above
      at = parent
    }
    heap[at] = event
  }

  take(): Event | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      let below = heap[child]
      if (below === undefined) break
      const right = heap[child + 1]
      if (right !== undefined && before(right, below)) {
        child++
        below = right
      }
      if (before(last, below)) break
      heap[at] = below
      at = child
    }
    heap[at] = last
    return first
  }

  clear(): void {
    this.#heap.length = 0
  }
}

function before(one: Event, other: Event): boolean {
  return one.atUs < other.atUs || (one.atUs === other.atUs && one.order < other.order)
}

/** Shortly before an event the loop turns instead of sleeping, because timers are exact only to a millisecond. */
const SPIN_BELOW_US = 2000

/**
 * Follows the wall clock. Events run late by some tens of microseconds but see the model time they were due at, so
 * delays do not add up.
 */
export class RealScheduler implements Scheduler {
  readonly #events = new EventQueue()
  readonly #startMs = performance.now()
  #runningUs: number | null = null
  #armed = false
  #closed = false
  #timer: NodeJS.Timeout | null = null

  nowUs(): number {
    return this.#runningUs ?? this.#wallUs()
  }

  at(atUs: number, act: () => void): void {
    if (this.#closed) return
    this.#events.add(atUs, act)
    if (this.#timer !== null) {
      clearTimeout(this.#timer)
      this.#timer = null
      this.#armed = false
    }
    this.#arm()
  }

  /** Real time advances by itself. */
  touchHost(): void {}

  close(): void {
    this.#closed = true
    this.#events.clear()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #wallUs(): number {
    return (performance.now() - this.#startMs) * 1000
  }

  #arm(): void {
    if (this.#armed || this.#closed || this.#runningUs !== null) return
    const next = this.#events.next
    if (next === undefined) return
    this.#armed = true
    const awayUs = next.atUs - this.#wallUs()
    if (awayUs < SPIN_BELOW_US) setImmediate(() => this.#run())
    else
      this.#timer = setTimeout(
        () => {
          this.#timer = null
          this.#run()
        },
        Math.floor((awayUs - SPIN_BELOW_US / 2) / 1000),
      )
  }

  #run(): void {
    this.#armed = false
    const wall = this.#wallUs()
    for (;;) {
      const next = this.#events.next
      if (next === undefined || next.atUs > wall) break
      this.#events.take()
      this.#runningUs = next.atUs
      next.act()
    }
    this.#runningUs = null
    this.#arm()
  }
}

/**
 * Discrete events: when the computer has nothing left to do, time jumps to the next event. The engine also takes its
 * `clock` from here, so a whole write is measured exactly, in seconds of real time and with the same result every time.
 * Work of the computer and its real input and output (files) take no model time.
 */
export class VirtualScheduler implements Scheduler {
  readonly #events = new EventQueue()
  #nowUs = 0
  #turning = false
  #closed = false

  /** Sleeps of the engine take model time. */
  readonly clock: Clock = {
    nowMs: () => this.#nowUs / 1000,
    sleep: (ms) =>
      new Promise((resolve) => {
        this.at(this.#nowUs + ms * 1000, () => {
          this.#touched = true
          resolve()
        })
      }),
  }

  /**
   * The client reads model time. Its deadlines are no model events, or time would jump to them. They also run late, so
   * that a busy computer does not reach them: only a wait of more than a minute does.
   */
  readonly timers: Timers = {
    nowMs: () => this.#nowUs / 1000,
    after: (ms, act) => {
      const timer = setTimeout(act, ms + 60_000)
      return () => clearTimeout(timer)
    },
  }

  #touched = false

  nowUs(): number {
    return this.#nowUs
  }

  at(atUs: number, act: () => void): void {
    if (this.#closed) return
    this.#events.add(Math.max(atUs, this.#nowUs), act)
    if (this.#turning) return
    this.#turning = true
    this.#turnLater()
  }

  touchHost(): void {
    this.#touched = true
  }

  close(): void {
    this.#closed = true
    this.#events.clear()
  }

  /** Microtasks run between turns; two turns let a caller that delays its writes by one turn finish. */
  #turnLater(): void {
    setImmediate(() => setImmediate(() => this.#turn()))
  }

  #turn(): void {
    this.#touched = false
    for (;;) {
      const event = this.#events.take()
      if (event === undefined) {
        this.#turning = false
        return
      }
      this.#nowUs = event.atUs
      event.act()
      if (this.#touched) {
        this.#turnLater()
        return
      }
    }
  }
}
