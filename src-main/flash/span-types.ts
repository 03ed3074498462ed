// SPDX-License-Identifier: GPL-3.0-or-later
/** The wait after each page: a status read that lasts as long as a page program, and sometimes a second, short one. */
import { isBusy } from './bus.ts'

/** The status reads after each page of a group. */
export interface Wait {
  /** Clock of the status window, Hz; `undefined` for the normal one. */
  readonly clockHz: number | undefined
  /** Number of status bytes. */
  readonly count: number
  /** Status bytes of a second window at the normal clock; 0 for none. */
  readonly tailBytes: number
  /** How often the wait had been made longer when this was made. */
  readonly raises: number
}

export interface StatusSpan {
  /** The wait for the next group. */
  readonly wait: Wait
  /**
   * Learns from the status replies of one group; `tails` are those of the second windows. Returns true for each page
   * that was still busy in its last status; the command after it may have been ignored.
   * @param openBefore the page before the group was still busy
   */
  observe(
    wait: Wait,
    spans: readonly Uint8Array[],
    tails: readonly Uint8Array[],
    openBefore: boolean,
  ): readonly boolean[]
}

/** Number of bytes up to the last one that reads busy. */
export function busyBytes(reply: Uint8Array): number {
  let count = reply.length
  while (count > 0 && !isBusy(reply[count - 1]!)) count--
  return count
}
