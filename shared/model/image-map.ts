// SPDX-License-Identifier: GPL-3.0-or-later
/** An image region by region, alone or beside another one. Sizes and offsets in bytes, from the start of the file. */
import type { ByteRange } from './range.ts'

/** Who names a region: the Intel descriptor, the flash map, UEFI; `none`: nobody. */
export type RegionSource = 'ifd' | 'fmap' | 'uefi' | 'none'

export type RegionState =
  /** Without another image: something stands in it, or all of it is FF. */
  | 'data'
  | 'empty'
  /** Beside another image: every byte was compared. */
  | 'identical'
  | 'changed'
  /** All FF here, and not there. */
  | 'erased'
  /** All FF there or not there at all, and not here. */
  | 'new'

export interface MapRegion {
  readonly source: RegionSource
  /** As its source calls it; empty where nobody names it. */
  readonly name: string
  readonly range: ByteRange
  readonly state: RegionState
  /** 0 without another image. */
  readonly differentBytes: number
}

export interface ImageMap {
  readonly sizeBytes: number
  /** `null`: there is no other image. */
  readonly otherBytes: number | null
  /** They cover the file from its first to its last byte. */
  readonly regions: readonly MapRegion[]
  readonly differentBytes: number
  /**
   * Ascending. Every byte that differs lies in one of them; bytes between two near differences may be equal. They reach
   * beyond the file where the other one is longer.
   */
  readonly differences: readonly ByteRange[]
}

/** What an image is held against: another image, or the chip as it was last read twice on this connection. */
export type MapOther =
  | { readonly kind: 'image'; readonly imageId: string }
  | { readonly kind: 'chip' }
