// SPDX-License-Identifier: GPL-3.0-or-later
/** The wait behind each page: a status read that lasts a page program, and where it pays a second, short one. */
import { isBusy } from './bus.ts'

/** What to ask behind each page of a group. */
export interface Wait {
  /** Clock for the status window, `undefined` for the normal one. */
  readonly clockHz: number | undefined
  /** Status bytes. */
  readonly count: number
  /** Status bytes of a second window at the normal clock; 0 for none. */
  readonly tailBytes: number
  /** How often the wait had been made longer by then. */
  readonly raises: number
}

export interface StatusSpan {
  /** For the next group. */
  readonly wait: Wait
  /**
   * What the status replies of one group showed, `tails` being those of the second windows; true for each page that
   * was still busy in the last of them. What comes next may have been ignored.
   * @param openBefore the page in front of the group was still busy
   */
  observe(
    wait: Wait,
    spans: readonly Uint8Array[],
    tails: readonly Uint8Array[],
    openBefore: boolean,
  ): readonly boolean[]
}

/** Bytes up to the last one that reads busy. */
export function busyBytes(reply: Uint8Array): number {
  let count = reply.length
  while (count > 0 && !isBusy(reply[count - 1]!)) count--
  return count
}
