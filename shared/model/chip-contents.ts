// SPDX-License-Identifier: GPL-3.0-or-later
/** What is known of a chip's contents, and the observation that it rests on. Sizes in bytes. */

/** What was compared with what. */
export interface Comparison {
  /** A saved backup; the read made just before the change, where there was no backup; or the image to be written. */
  readonly against: 'backup' | 'read-before' | 'image'
  readonly sizeBytes: number
  /** Read from the chip and compared. Less than `sizeBytes`: what was to be changed, and samples of the rest. */
  readonly comparedBytes: number
  /** 0 when all that was compared is equal. A comparison ends with the piece that holds the first difference. */
  readonly differingBytes: number
  /** Address of the first difference; `null` when there is none. */
  readonly firstOffset: number | null
}

/** Why nothing can be said although something was tried. */
export type UnknownWhy =
  /** The job still runs. */
  | 'running'
  /** The programmer no longer answers. */
  | 'link-lost'
  /** The programmer answers, the chip could not be read. */
  | 'chip-unreadable'
  /** Nothing had been read before, so that there is nothing to compare with. */
  | 'nothing-before'
  /** The comparison was stopped, by the user or because the app was closed. */
  | 'stopped'
  /** The process ended in the middle of the job, or in a job of another process whose end is not known. */
  | 'process-ended'
  /** A write is unfinished, and the chip that was read holds neither what that one held nor what it should hold. */
  | 'other-chip'

export type Contents =
  /** No command that changes anything was sent by this job. */
  | { readonly state: 'not-touched' }
  /** A register write, an erase or a program was tried, and the chip has not been compared since. */
  | { readonly state: 'tried-unknown'; readonly why: UnknownWhy }
  /** Tried, and compared afterwards: it holds what it held. */
  | { readonly state: 'compared-equal'; readonly basis: Comparison }
  /** Tried, and compared afterwards: it holds something else. */
  | { readonly state: 'compared-differs'; readonly basis: Comparison }
  /** Every byte was read back and is as wanted. */
  | { readonly state: 'verified'; readonly basis: Comparison }

export type ContentsState = Contents['state']

export const notTouched: Contents = { state: 'not-touched' }

/** Whether the chip may hold something that is neither what it held nor what it should hold. */
export function mayBeHalf({ state }: Contents): boolean {
  return state === 'tried-unknown' || state === 'compared-differs'
}

/** A comparison of every byte of a chip with `against`, all equal. */
export const allEqual = (against: Comparison['against'], sizeBytes: number): Comparison => ({
  against,
  sizeBytes,
  comparedBytes: sizeBytes,
  differingBytes: 0,
  firstOffset: null,
})
