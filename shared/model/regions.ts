// SPDX-License-Identifier: GPL-3.0-or-later
/** Named regions of a chip, from an Intel descriptor, a flash map or a layout file. */
import type { ImageInfo } from './image.ts'
import type { ByteRange } from './range.ts'

export interface NamedRange extends ByteRange {
  readonly name: string
}

/**
 * Source of the names. `imageId` absent or `null`: the contents of the chip. `text`: a layout file of flashrom, lines
 * of `start:end name` in hex.
 */
export type LayoutSource =
  | { readonly kind: 'ifd' | 'fmap'; readonly imageId?: string | null | undefined }
  | { readonly kind: 'text'; readonly text: string }

export interface IncludedRegion {
  readonly name: string
  /** A file that holds only this region; absent or `null`: the region is taken from the image. */
  readonly imageId?: string | null | undefined
}

/** Contents for a whole chip: its own, with some regions taken from elsewhere. */
export interface Composed {
  readonly image: ImageInfo
  /** The replaced ranges, ascending; everything else is as read from the chip. */
  readonly regions: readonly NamedRange[]
}

export type RegionTrouble =
  /** The chip was not read twice on this connection, so the parts that must stay are not known. */
  | { readonly why: 'not-read' }
  | { readonly why: 'no-descriptor' | 'no-fmap'; readonly from: 'chip' | 'file' }
  /** `line` counts from 1. */
  | { readonly why: 'bad-layout'; readonly line: number }
  | { readonly why: 'unknown'; readonly name: string; readonly known: readonly string[] }
  | { readonly why: 'overlap'; readonly names: readonly [string, string] }
  | { readonly why: 'outside-chip'; readonly region: NamedRange }
  /** The file ends before the region does, or nothing shows where in the file the region is. */
  | { readonly why: 'outside-file'; readonly region: NamedRange }
  | { readonly why: 'wrong-length'; readonly region: NamedRange; readonly fileBytes: number }
  /** The descriptor in the file states another place for the region. */
  | { readonly why: 'differs'; readonly region: NamedRange; readonly inFile: ByteRange }
  | { readonly why: 'no-file'; readonly name: string }

/** Why the network address of a backup is not copied into an image. */
export type MacTrouble =
  | 'no-backup'
  | 'backup-without'
  | 'backup-damaged'
  | 'backup-shared'
  | 'backup-two'
  | 'image-without'
  | 'image-damaged'
  | 'same'

export interface KeptMac {
  readonly image: ImageInfo
  /** Addresses of the parts before, and of all of them now. */
  readonly before: readonly string[]
  readonly after: string
  /** Numbers of the parts, from 1, that were left unchanged because their checksum was wrong. */
  readonly leftAlone: readonly number[]
}

/** Conversions that can be undone on a file. */
export type UndoHow =
  | 'swapped-16'
  | 'swapped-32'
  | 'swapped-4'
  | 'inverted'
  | 'bit-reversed'
  | 'intel-hex'
  | 's-record'
  | 'capsule'
