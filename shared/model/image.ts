// SPDX-License-Identifier: GPL-3.0-or-later
/** Images that can be written, and backups of chips. Sizes in bytes. */
import type {
  BoardClaim,
  DescriptorFamily,
  FileKind,
  NotLookedAt,
  Orientation,
  RegionName,
} from './contents.ts'
import type { ByteRange } from './range.ts'

export interface ImageInfo {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
  /** Set for a copy with the network address of a backup: id of the original image. */
  readonly ownMacOf?: string
}

/** A backup that was made and cannot be used: its file is gone, or its bytes no longer match the hash. */
export interface LostBackup {
  readonly backup: BackupInfo
  readonly why: 'gone' | 'altered'
}

/** `undescribed`: the JSON next to its file is gone or unreadable, so its hash is not known. */
export type WhyLost = LostBackup['why'] | 'undescribed'

/** A file that a page is sending to the app. */
export interface IncomingImage {
  readonly transferId: string
  readonly name: string
  readonly sizeBytes: number
  readonly doneBytes: number
}

/** What happened to a chunk of a file: `superseded` when another file was announced since. */
export type PartTaken =
  | { readonly state: 'more' | 'superseded' }
  | { readonly state: 'whole'; readonly image: ImageInfo }

/**
 * A finding about an image, as a code with facts; the sentences are in `text/image.ts`. Sizes and offsets in bytes; a
 * mainboard is named by its first name.
 */
export interface FindingFacts {
  // the file
  'wrong-size': {
    readonly sizeBytes: number
    readonly chipBytes: number
    /** The rest that would belong to a second chip, if chips of that size exist. */
    readonly restBytes: number | null
  }
  'refused-name': Record<string, never>
  'one-byte-more': { readonly sizeBytes: number }
  blank: { readonly value: number }
  'not-an-image': { readonly what: Exclude<FileKind, { readonly kind: 'image' }> }
  'turned-bytes': { readonly order: Exclude<Orientation, 'straight' | 'unknown'> }
  'no-known-structure': Record<string, never>
  'practice-image': Record<string, never>
  identical: Record<string, never>
  // the mainboard
  'other-board': { readonly board: string; readonly claim: BoardClaim }
  'other-board-name': { readonly board: string; readonly target: string }
  'other-generation': {
    readonly board: string
    readonly expected: DescriptorFamily
    readonly found: DescriptorFamily
  }
  'mixed-boards': { readonly first: BoardClaim; readonly second: BoardClaim }
  'unknown-part': { readonly board: string; readonly claim: BoardClaim }
  // its place in the flash
  unsplit: { readonly name: string | null; readonly range: ByteRange; readonly totalBytes: number }
  /** `chip`: name in the guide of the chip that this part is for; `null`: it has none, or mainboards differ. */
  'half-of-pair': {
    readonly startsAt: number
    readonly flashBytes: number
    readonly chip: string | null
  }
  /** An image that is complete in itself, on one chip of a mainboard with more flash. */
  'one-chip-only': { readonly usedBytes: number; readonly flashBytes: number }
  'wrong-half': {
    readonly belongsAt: number
    readonly chipAt: number
    readonly belongsTo: string | null
    readonly chip: string | null
  }
  /** The file has another size than the chip that was named; `name` as the guide calls that chip. */
  'other-place-size': {
    readonly name: string | null
    readonly placeBytes: number
    readonly sizeBytes: number
  }
  'descriptor-elsewhere': { readonly offset: number }
  'descriptor-missing': { readonly board: string }
  'regions-overlap': { readonly first: RegionName; readonly second: RegionName }
  /** A descriptor without a region for itself, or without one for the firmware that the processor runs. */
  'region-absent': { readonly region: RegionName }
  'regions-beyond-chip': {
    readonly region: RegionName
    readonly endsAt: number
    readonly flashBytes: number
  }
  'cut-off': { readonly flashBytes: number; readonly sizeBytes: number }
  'file-cut-off': { readonly files: readonly string[] }
  'file-has-hole': { readonly files: readonly string[] }
  /** Bytes between the files of coreboot that belong to no file. */
  'files-lost': ByteRange
  /** The flash map states another place than the one it is at. */
  shifted: { readonly byBytes: number }
  repeats: { readonly offset: number; readonly length: number; readonly every: number }
  'no-payload': Record<string, never>
  'no-reset-vector': { readonly at: number }
  /** Data, but no known jump instruction. */
  'odd-reset-vector': { readonly at: number }
  padded: { readonly usedBytes: number; readonly sizeBytes: number; readonly at: 'front' | 'end' }
  contradiction: { readonly sizes: readonly StatedSize[] }
  // what is inside
  'me-missing': { readonly region: ByteRange | null }
  'me-unknown': { readonly region: ByteRange }
  'vendor-files-missing': { readonly files: readonly string[] }
  'mac-blank': Record<string, never>
  'mac-shared': { readonly mac: string }
  'mac-checksum': { readonly mac: string }
  'gbe-one-part': { readonly badPart: 1 | 2 }
  'descriptor-locked': { readonly regions: readonly RegionName[] }
  // the backup holds this, and the image does not
  'backup-has-mac': { readonly mac: string; readonly imageMac: string | null }
  'backup-has-windows-key': Record<string, never>
  'backup-has-full-me': Record<string, never>
  'backup-has-vpd': Record<string, never>
  // always last
  'what-it-is': {
    readonly firmware: 'coreboot' | 'heads' | 'chromebook' | 'uefi' | 'unknown'
    readonly claim: BoardClaim | null
  }
  checked: {
    readonly checked: readonly CheckedCode[]
    readonly notLookedAt: readonly (SkippedCode | NotLookedAt)[]
  }
}

export interface StatedSize {
  readonly by: 'descriptor' | 'fmap' | 'id-block' | 'config' | 'chips' | 'board'
  readonly bytes: number
}

/** What was compared; `board` only when the image names a mainboard and one was chosen. */
export type CheckedCode =
  | 'size'
  | 'file-kind'
  | 'board'
  | 'regions'
  | 'half'
  | 'reset-vector'
  | 'vendor-files'
  | 'mac'

/** What could not be compared with where the file shall go: half of the pair, ends of the regions, first instruction. */
export type SkippedCode = 'place'

export type FindingCode = keyof FindingFacts

/** `stop`: it cannot work here, main refuses to write it. `caution`: the user must tick it. `note`: for information. */
export type FindingLevel = 'stop' | 'caution' | 'note'

export type ImageFinding = {
  [C in FindingCode]: {
    readonly code: C
    readonly level: FindingLevel
    readonly facts: FindingFacts[C]
  }
}[FindingCode]

/** Cautions that the user has read and accepted, for one file only. */
export interface AcceptedCautions {
  readonly sha256: string
  /** Codes of findings; unknown codes are ignored. */
  readonly codes: readonly string[]
}

/** Stops that the user may overrule, because they depend on the chosen mainboard. */
export const boardFindings: ReadonlySet<FindingCode> = new Set([
  'other-board',
  'other-board-name',
  'other-generation',
  'mixed-boards',
])

/** A saved backup, as described in its JSON. */
/** Read together with a backup, twice and equal. File name: the backup's id and `.security`. */
export interface BackupSecurity {
  /** Hex; `null`: the chip has none that can be read. */
  readonly uniqueId: string | null
  /** First address of each register in the file, in order. */
  readonly addresses: readonly number[]
  /** 0, without hash and file: no register could be read. */
  readonly sizeBytes: number
  readonly sha256: string | null
}

export interface BackupInfo {
  readonly id: string
  /** File name inside the vault; never a path. */
  readonly fileName: string
  readonly takenAt: string // ISO 8601
  readonly chipId: string
  readonly chipName: string
  readonly idBytes: string
  readonly board: string | null
  readonly programmer: string
  readonly clockHz: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha1: string
  /** Number of equal reads. */
  readonly reads: number
  /** The single value of all bytes, as on a blank chip; `null` when there are several. */
  readonly oneByte: number | null
  /** Absent or `null`: the chip has none, or an older Pin One took the backup. */
  readonly security?: BackupSecurity | null | undefined
  readonly note: string
}
