// SPDX-License-Identifier: GPL-3.0-or-later
/** What is seen while the chip is asked again and again by itself, and the wires are being looked at. */
import type { FaultRecord } from '../fault.ts'

/**
 * `off`: nobody watches, or there is nothing to ask. `away`: the programmer is not plugged in; it is opened when it is
 * seen again. `asking`: the chip is asked several times a second. `resting`: a job runs, or a chip was found.
 */
export type WatchState = 'off' | 'away' | 'asking' | 'resting'

export interface WatchInfo {
  readonly state: WatchState
  /** Times asked since power came; one look at a clock of at most 500 kHz each. */
  readonly asked: number
  /** Of the latest look. `answers`: some replies carry data. `steady`: a known ID, every time, for a second. */
  readonly seen: 'none' | 'answers' | 'steady'
  /** Against what was seen before the latest look was taken, whether or not the power was off in between. */
  readonly change: 'none' | 'better' | 'worse'
  /** A reply has carried data since the latest look was taken, also when it has gone again. */
  readonly moved: boolean
  /** Why the programmer that was seen could not be opened; `null` otherwise. */
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
