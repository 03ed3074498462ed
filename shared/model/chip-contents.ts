// SPDX-License-Identifier: GPL-3.0-or-later
/** What is known of a chip's contents, and the observation that proves it. Sizes in bytes. */

/** What was compared with what. */
export interface Comparison {
  /** A saved backup; the read just before the change, if there was no backup; or the image to be written. */
  readonly against: 'backup' | 'read-before' | 'image'
  readonly sizeBytes: number
  /**
   * Bytes read from the chip and compared. Less than `sizeBytes`: the ranges to be changed, and samples of the rest.
   */
  readonly comparedBytes: number
  /**
   * Number of differing bytes; 0 when everything compared is equal. A comparison ends with the piece that holds the
   * first difference.
   */
  readonly differingBytes: number
  /** Address of the first difference; `null` when there is none. */
  readonly firstOffset: number | null
}

/** Why nothing is known although a change was tried. */
export type UnknownWhy =
  /** The job is still running. */
  | 'running'
  /** The programmer no longer answers. */
  | 'link-lost'
  /** The programmer answers, but the chip could not be read. */
  | 'chip-unreadable'
  /** Nothing was read before the change, so there is nothing to compare with. */
  | 'nothing-before'
  /** The comparison was stopped, by the user or because the app was closed. */
  | 'stopped'
  /** The process ended in the middle of the job, or another process ran the job and its end is not known. */
  | 'process-ended'
  /** A write is unfinished, and the connected chip holds neither the old nor the new contents of that chip. */
  | 'other-chip'

export type Contents =
  /** No command that changes anything was sent by this job. */
  | { readonly state: 'not-touched' }
  /** A register write, an erase or a program was tried, and the chip was not compared afterwards. */
  | { readonly state: 'tried-unknown'; readonly why: UnknownWhy }
  /** Tried, and compared afterwards: it still holds its old contents. */
  | { readonly state: 'compared-equal'; readonly basis: Comparison }
  /** Tried, and compared afterwards: it holds something else. */
  | { readonly state: 'compared-differs'; readonly basis: Comparison }
  /** Every byte was read back and is as wanted. */
  | { readonly state: 'verified'; readonly basis: Comparison }

export type ContentsState = Contents['state']

export const notTouched: Contents = { state: 'not-touched' }

/** Whether the chip may hold something other than its old or its wanted contents. */
export function mayBeHalf({ state }: Contents): boolean {
  return state === 'tried-unknown' || state === 'compared-differs'
}

/** The result of comparing every byte of a chip with `against`, all equal. */
export const allEqual = (against: Comparison['against'], sizeBytes: number): Comparison => ({
  against,
  sizeBytes,
  comparedBytes: sizeBytes,
  differingBytes: 0,
  firstOffset: null,
})
