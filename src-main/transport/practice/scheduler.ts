// SPDX-License-Identifier: GPL-3.0-or-later
/** Model time: the real kind keeps step with the wall clock, the virtual kind jumps from event to event. */
import type { Timers } from '../serprog/timers.ts'
import type { Clock } from '../spi.ts'

export interface Scheduler {
  /** Model time, microseconds. */
  nowUs(): number
  /** Runs `act` at model time `atUs` (at once in model time when that is past). Events of one time run in order. */
  at(atUs: number, act: () => void): void
  /** Called by an event that gives the host something to do: the host gets its turns before virtual time goes on. */
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

/** Near an event the loop turns instead of sleeping: timers are good to a millisecond only. */
const SPIN_BELOW_US = 2000

/**
 * Keeps step with the wall clock. Events run late by some tens of microseconds but see the model time they were due
 * at, so lateness does not add up.
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

  /** Real time goes on by itself. */
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
 * Discrete events: when the host has nothing left to do, time jumps to the next event. The engine takes its `clock`
 * from here too, so a whole write can be measured exactly, in seconds of real time and the same every time.
 * Host work takes no model time; what the host does through real input and output (files) takes none either.
 */
export class VirtualScheduler implements Scheduler {
  readonly #events = new EventQueue()
  #nowUs = 0
  #turning = false
  #closed = false

  /** Sleeps of the engine as model time. */
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
   * The client's look at the time is at model time; its deadlines are not model events, or time would jump to them.
   * A busy host must not meet them either, so they come late: one that is met has waited for a minute and more.
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

  /** Microtasks run between turns; two turns let a host that defers its writes by one turn of its own finish. */
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
