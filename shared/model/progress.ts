// SPDX-License-Identifier: GPL-3.0-or-later
/** How far the whole work on one chip is: the reads, the write and the reading back as one. Times in ms. */

export type SegmentId =
  | 'read'
  | 'read-again'
  | 'read-third'
  | 'compare'
  | 'erase'
  | 'program'
  | 'verify'
  | 'compare-after'

export interface Segment {
  readonly id: SegmentId
  /** Where it ends on the bar, 0 to 1; it begins where the one before it ends. */
  readonly end: number
  /** `closed`: it turned out that it is not needed, and it takes no place. */
  readonly state: 'to-come' | 'now' | 'done' | 'closed'
}

export interface WorkProgress {
  readonly segments: readonly Segment[]
  /** Share of the whole work that is done, 0 to 1. It never falls, and it is 1 only when all has ended well. */
  readonly share: number
  /** Of the whole work, from estimates until something was measured. */
  readonly leftMs: number
  /** `false`: what is to be written is not known yet, so that `leftMs` is the most that it can be. */
  readonly planned: boolean
  /** The bar stands still until the user has done this. */
  readonly waitsFor: 'image' | null
}
