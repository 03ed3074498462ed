// SPDX-License-Identifier: GPL-3.0-or-later
/** How what was read differs from what should be there. */
import type { ByteRange } from './range.ts'

export interface Mismatch {
  readonly firstOffset: number
  readonly differingBytes: number
  /** Differing runs, merged when close. */
  readonly places: number
  /** The longest of them, at most 64, in address order. */
  readonly ranges: readonly ByteRange[]
  /** One digit for each of 1024 equal slices: 0 is equal, 1 to 9 the share that differs. */
  readonly map: string
  /** What it looks like; see `flash/compare.ts`. */
  readonly looksLike: MismatchShape
}

export type MismatchShape =
  | 'scattered-bits'
  | 'bits-only-clear'
  | 'runs-of-ff'
  | 'runs-of-00'
  | 'all-after-offset'
  | 'shifted-bits'
  | 'whole-stretches'
  | 'few-places'
  | 'everything'
