// SPDX-License-Identifier: GPL-3.0-or-later
/** What tests of the engine's jobs are run with: a clock that never waits, and a memory of what was reported. */
import type { Phase, SlowChip } from '../../shared/model/job.ts'
import type { Clock } from '../transport/spi.ts'
import { onlyOnce } from '../flash/run.ts'
import type { Run } from '../flash/run.ts'

export interface TestRun extends Run {
  readonly abort: AbortController
  /** How often the journal was told that the chip is about to change. */
  readonly changes: () => number
  readonly slowNotices: readonly SlowChip[]
  readonly reports: readonly {
    readonly phase: Phase
    readonly done: number
    readonly total: number
  }[]
}

/** A clock on which sleeping takes no real time, and looking at it a hundredth of a millisecond. */
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

/** `onChanging` may throw, as a journal that cannot be written does. */
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
