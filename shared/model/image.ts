// SPDX-License-Identifier: GPL-3.0-or-later
/** What can be written, and what was kept of a chip before. Sizes in bytes. */
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
  /** A copy with the network address of the backup: id of the image that it was made from. */
  readonly ownMacOf?: string
}

/** A backup that was made and cannot be used: its file is gone, or its bytes are no longer those of the hash. */
export interface LostBackup {
  readonly backup: BackupInfo
  readonly why: 'gone' | 'altered'
}

/** `undescribed`: the JSON beside its file is gone or cannot be read, so that its hash is not known. */
export type WhyLost = LostBackup['why'] | 'undescribed'

/** A file on its way from a page into the app. */
export interface IncomingImage {
  readonly transferId: string
  readonly name: string
  readonly sizeBytes: number
  readonly doneBytes: number
}

/** What became of a part of a file: `superseded` when another file was chosen since. */
export type PartTaken =
  | { readonly state: 'more' | 'superseded' }
  | { readonly state: 'whole'; readonly image: ImageInfo }

/**
 * What is noticed about an image, as a code with facts; the sentences are in `text/image.ts`. Sizes and offsets in
 * bytes; a board is named by its first name.
 */
export interface FindingFacts {
  // the file
  'wrong-size': {
    readonly sizeBytes: number
    readonly chipBytes: number
    /** What would be left for a second chip, where that is a size that chips have. */
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
  // the board
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
  /** `chip`: as the guide calls the chip that this part is for; `null`: it has no name, or mainboards differ. */
  'half-of-pair': {
    readonly startsAt: number
    readonly flashBytes: number
    readonly chip: string | null
  }
  /** An image that is whole by itself, on one of the chips of a mainboard with more flash. */
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
  /** A descriptor that leaves out its own place, or the firmware that the processor runs. */
  'region-absent': { readonly region: RegionName }
  'regions-beyond-chip': {
    readonly region: RegionName
    readonly endsAt: number
    readonly flashBytes: number
  }
  'cut-off': { readonly flashBytes: number; readonly sizeBytes: number }
  'file-cut-off': { readonly files: readonly string[] }
  'file-has-hole': { readonly files: readonly string[] }
  /** Bytes between files of coreboot that belong to none of them. */
  'files-lost': ByteRange
  /** The flash map says that it stands elsewhere than it does. */
  shifted: { readonly byBytes: number }
  repeats: { readonly offset: number; readonly length: number; readonly every: number }
  'no-payload': Record<string, never>
  'no-reset-vector': { readonly at: number }
  /** Data, but no jump as firmwares begin with. */
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
  // what the backup holds and this image does not
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

/** What was compared with something; `board` only where the image names one and one was chosen. */
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

/** `stop`: it cannot work here, main refuses to write it. `caution`: to be ticked. `note`: good to know. */
export type FindingLevel = 'stop' | 'caution' | 'note'

export type ImageFinding = {
  [C in FindingCode]: {
    readonly code: C
    readonly level: FindingLevel
    readonly facts: FindingFacts[C]
  }
}[FindingCode]

/** Cautions that somebody has read and accepted, for one file and no other. */
export interface AcceptedCautions {
  readonly sha256: string
  /** Codes of findings; an unknown one is ignored. */
  readonly codes: readonly string[]
}

/** Stops that an expert may overrule, because they rest on which board was chosen. */
export const boardFindings: ReadonlySet<FindingCode> = new Set([
  'other-board',
  'other-board-name',
  'other-generation',
  'mixed-boards',
])

/** A saved backup, as its JSON beside the bytes says it. */
/** Read beside a backup, twice and equal. Its file is the backup's id with `.security` behind it. */
export interface BackupSecurity {
  /** Hex; `null`: the chip has none that could be read. */
  readonly uniqueId: string | null
  /** First address of each register in the file, in order. */
  readonly addresses: readonly number[]
  /** 0, and no hash and no file: no register could be read. */
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
  /** How many equal reads stand behind it. */
  readonly reads: number
  /** The value of every byte where all are alike, as on a blank chip; `null` where they are not. */
  readonly oneByte: number | null
  /** Absent or `null`: the chip has nothing of the kind, or an older Pin One took the backup. */
  readonly security?: BackupSecurity | null | undefined
  readonly note: string
}
