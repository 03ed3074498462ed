// SPDX-License-Identifier: GPL-3.0-or-later
/** Progress of the whole work on one chip: reads, write and verification together. Times in ms. */

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
  /** End of this segment on the bar, 0 to 1; it begins where the one before it ends. */
  readonly end: number
  /** `closed`: not needed after all, so it takes no room. */
  readonly state: 'to-come' | 'now' | 'done' | 'closed'
}

export interface WorkProgress {
  readonly segments: readonly Segment[]
  /** Finished share of the whole work, 0 to 1. Never falls, and is 1 only when everything has ended well. */
  readonly share: number
  /** For the whole work; from estimates until something is measured. */
  readonly leftMs: number
  /** `false`: what will be written is not known yet, so `leftMs` is the maximum. */
  readonly planned: boolean
  /** The bar pauses until the user has done this. */
  readonly waitsFor: 'image' | null
}
