// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The regions of an image, alone or compared with another one. Sizes and offsets in bytes, from the start of the file.
 */
import type { ByteRange } from './range.ts'

/** Source of a region's name: the Intel descriptor, the flash map, UEFI; `none`: unnamed. */
export type RegionSource = 'ifd' | 'fmap' | 'uefi' | 'none'

export type RegionState =
  /** Without another image: the region holds data, or all of it is FF. */
  | 'data'
  | 'empty'
  /** Compared with another image: every byte was compared. */
  | 'identical'
  | 'changed'
  /** All FF in this image, and data in the other. */
  | 'erased'
  /** All FF or missing in the other image, and data in this one. */
  | 'new'

export interface MapRegion {
  readonly source: RegionSource
  /** Name in its source; empty for an unnamed region. */
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
   * Ascending. Every differing byte is in one of them; bytes between two near differences may be equal. They extend
   * beyond the file when the other one is longer.
   */
  readonly differences: readonly ByteRange[]
}

/** What an image is compared with: another image, or the chip as last read twice on this connection. */
export type MapOther =
  | { readonly kind: 'image'; readonly imageId: string }
  | { readonly kind: 'chip' }
