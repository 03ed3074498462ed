// SPDX-License-Identifier: GPL-3.0-or-later
/** Parts of a chip by name, as an Intel descriptor, a flash map or a layout file names them. */
import type { ImageInfo } from './image.ts'
import type { ByteRange } from './range.ts'

export interface NamedRange extends ByteRange {
  readonly name: string
}

/**
 * Where the names come from. `imageId` absent or `null`: from what the chip holds. `text`: a layout file of flashrom,
 * lines of `start:end name` in hex.
 */
export type LayoutSource =
  | { readonly kind: 'ifd' | 'fmap'; readonly imageId?: string | null | undefined }
  | { readonly kind: 'text'; readonly text: string }

export interface IncludedRegion {
  readonly name: string
  /** A file that holds this region alone; absent or `null`: the region out of the image. */
  readonly imageId?: string | null | undefined
}

/** A target for a whole chip: what it holds, with some regions taken from elsewhere. */
export interface Composed {
  readonly image: ImageInfo
  /** What was replaced, ascending; everything else is as it was read from the chip. */
  readonly regions: readonly NamedRange[]
}

export type RegionTrouble =
  /** The chip was not read twice on this connection, so that what must stay is not known. */
  | { readonly why: 'not-read' }
  | { readonly why: 'no-descriptor' | 'no-fmap'; readonly from: 'chip' | 'file' }
  /** `line` counts from 1. */
  | { readonly why: 'bad-layout'; readonly line: number }
  | { readonly why: 'unknown'; readonly name: string; readonly known: readonly string[] }
  | { readonly why: 'overlap'; readonly names: readonly [string, string] }
  | { readonly why: 'outside-chip'; readonly region: NamedRange }
  /** The file ends before the region does, or nothing says where in the file it lies. */
  | { readonly why: 'outside-file'; readonly region: NamedRange }
  | { readonly why: 'wrong-length'; readonly region: NamedRange; readonly fileBytes: number }
  /** The descriptor in the file puts the region elsewhere. */
  | { readonly why: 'differs'; readonly region: NamedRange; readonly inFile: ByteRange }
  | { readonly why: 'no-file'; readonly name: string }

/** Why the network address of a backup is not carried over into an image. */
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
  /** Addresses of the parts as they were, and as all of them are now. */
  readonly before: readonly string[]
  readonly after: string
  /** Parts whose checksum was bad and which were left alone, from 1. */
  readonly leftAlone: readonly number[]
}

/** What can be undone to a file. */
export type UndoHow =
  | 'swapped-16'
  | 'swapped-32'
  | 'swapped-4'
  | 'inverted'
  | 'bit-reversed'
  | 'intel-hex'
  | 's-record'
  | 'capsule'
