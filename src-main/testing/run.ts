// SPDX-License-Identifier: GPL-3.0-or-later
/** Surroundings for tests of the engine's jobs: a clock that never waits, and a record of the reports. */
import type { Phase, SlowChip } from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'
import { onlyOnce } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'

export interface TestRun extends Run {
  readonly abort: AbortController
  /** Number of times the engine announced to the journal that the chip is about to change. */
  readonly changes: () => number
  readonly slowNotices: readonly SlowChip[]
  readonly reports: readonly {
    readonly phase: Phase
    readonly done: number
    readonly total: number
  }[]
}

/** A clock on which sleeping takes no real time, and reading it takes a hundredth of a millisecond. */
export function stillClock(): Clock {
  let nowMs = 0
  return {
    nowMs: () => (nowMs += 0.01),
    sleep: (ms) => {
      nowMs += ms
      return Promise.resolve()
    },
  }
}

/** `onChanging` may throw, like a journal that cannot be written. */
export function testRun(onChanging: () => void = () => undefined): TestRun {
  const abort = new AbortController()
  const reports: { phase: Phase; done: number; total: number }[] = []
  const slow: SlowChip[] = []
  let changes = 0
  return {
    abort,
    signal: abort.signal,
    clock: stillClock(),
    reports,
    changes: () => changes,
    progress: (phase, done, total) => reports.push({ phase, done, total }),
    slow: (notice) => slow.push(notice),
    slowNotices: slow,
    changing: onlyOnce(async () => {
      changes++
      onChanging()
    }),
  }
}
