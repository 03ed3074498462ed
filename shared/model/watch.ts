// SPDX-License-Identifier: GPL-3.0-or-later
/** Observations of the automatic check, which asks the chip again and again while the user works on the wires. */
import type { FaultRecord } from '../fault.ts'

/**
 * `off`: no page watches, or there is nothing to ask. `away`: the programmer is not plugged in; it is opened when it
 * appears. `asking`: the chip is asked several times a second. `resting`: a job runs, or a chip was found.
 */
export type WatchState = 'off' | 'away' | 'asking' | 'resting'

export interface WatchInfo {
  readonly state: WatchState
  /** Number of looks since the power came on; each uses a clock of at most 500 kHz. */
  readonly asked: number
  /** Result of the latest look. `answers`: some replies carry data. `steady`: a known ID, every time, for a second. */
  readonly seen: 'none' | 'answers' | 'steady'
  /** Change since the user's latest check of the wires, whether or not the power was off in between. */
  readonly change: 'none' | 'better' | 'worse'
  /** A reply has carried data since the user's latest check, even if it stopped again. */
  readonly moved: boolean
  /** Why the found programmer could not be opened; `null` otherwise. */
  readonly fault: FaultRecord | null
}

export const noWatch: WatchInfo = {
  state: 'off',
  asked: 0,
  seen: 'none',
  change: 'none',
  moved: false,
  fault: null,
}
