// SPDX-License-Identifier: GPL-3.0-or-later
/** How the bytes that were read differ from the expected ones. */
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
  /** The kind of difference; see `flash/compare.ts`. */
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
