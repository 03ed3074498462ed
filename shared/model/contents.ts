// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What was found inside a file that may be written to a chip. Plain values; offsets and sizes in bytes, from the start
 * of the file unless stated otherwise. Every string in here was cut to printable ASCII of at most 64 characters.
 */
import type { ByteRange } from './range.ts'

/** Kind of the file, by its first bytes. `image` only means that no other kind was recognised. */
export type FileKind =
  | { readonly kind: 'image' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'archive'; readonly format: ArchiveFormat }
  | {
      readonly kind: 'capsule'
      readonly maker: 'uefi' | 'fmp' | 'intel' | 'lenovo' | 'toshiba' | 'aptio'
      /** Where the firmware inside begins, and its length according to the header. */
      readonly body: ByteRange
    }
  | { readonly kind: 'vendor-update'; readonly format: 'dell-pfs' }
  | { readonly kind: 'program'; readonly format: 'windows' | 'elf' | 'mac' | 'script' }
  | { readonly kind: 'text-form'; readonly format: 'intel-hex' | 's-record' | 'hex-dump' }
  | { readonly kind: 'uf2' }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'document'; readonly format: 'pdf' | 'png' | 'jpeg' | 'text' }
  | { readonly kind: 'checksums' }
  | { readonly kind: 'me-alone' }
  | { readonly kind: 'gbe-alone' }
  | { readonly kind: 'descriptor-alone' }
  | { readonly kind: 'ec-firmware'; readonly format: 'lenovo' | 'microchip' | 'nuvoton' | 'ite' }
  | { readonly kind: 'raspberry-eeprom' }

export type ArchiveFormat =
  | 'xz'
  | 'lzma'
  | 'gzip'
  | 'zip'
  | 'zstd'
  | '7z'
  | 'bzip2'
  | 'lzip'
  | 'lz4'
  | 'rar'
  | 'tar'
  | 'cab'

export type RegionName =
  | 'fd'
  | 'bios'
  | 'me'
  | 'gbe'
  | 'pdr'
  | 'de1'
  | 'bios2'
  | 'r7'
  | 'ec'
  | 'de2'
  | 'ie'
  | '10gbe1'
  | '10gbe2'
  | 'r13'
  | 'r14'
  | 'ptt'

export interface DescriptorRegion {
  readonly index: number
  readonly name: RegionName
  /** In the address space of all chips together. */
  readonly range: ByteRange
}

/** Coarse families of the Intel descriptor, by the length of its straps. */
export type DescriptorFamily = 'ich8' | 'ich9' | 'ich10' | '5' | '6-7' | '8-9' | '100+' | 'atom'

export interface Descriptor {
  readonly signatureAt: 0 | 0x10
  readonly family: DescriptorFamily
  readonly regions: readonly DescriptorRegion[]
  /** Pairs of regions that overlap. */
  readonly overlaps: readonly (readonly [RegionName, RegionName])[]
  /** One past the last byte of any region except platform data. */
  readonly endsAt: number
  /** Sizes of the chips in the order of their addresses; only a hint, because real descriptors are often wrong here. */
  readonly chips: readonly (number | null)[]
  /** What the host may not write: then the chip can be changed only with a programmer. */
  readonly hostMayNotWrite: readonly RegionName[]
  /** The bit that switches the Management Engine off; `null`: its position is not known. */
  readonly meDisabled: boolean | null
}

export interface GbePart {
  readonly offset: number
  readonly checksumGood: boolean
  /** `00:11:22:33:44:55`. */
  readonly mac: string
  /** A usable address: not 0, not FF, not multicast. */
  readonly macUsable: boolean
  /** Device id of the network chip in the NVM. */
  readonly deviceId: number
}

export interface Gbe {
  readonly range: ByteRange
  readonly parts: readonly [GbePart, GbePart]
  /** Both parts hold only FF or only 00. */
  readonly blank: boolean
}

export interface FmapArea {
  readonly name: string
  /** As in the map: in the address space of the whole flash. */
  readonly range: ByteRange
}

export interface Fmap {
  /** Where the map lies in this file. */
  readonly offset: number
  readonly name: string
  /** Size of the whole flash that the build was for. */
  readonly flashBytes: number
  readonly areas: readonly FmapArea[]
  /**
   * Where byte 0 of the file is in that flash: 0 for a whole image or a lower half, above 0 for an upper half, below 0
   * for an image padded in front. The map states its own place, so this is read, not guessed.
   */
  readonly fileStartsAt: number
}

export interface CbfsFile {
  readonly name: string
  /** As stored, see cbfs_serialized.h; 0x50 raw, 0x20 payload. */
  readonly type: number
  readonly data: ByteRange
  readonly compression: 'none' | 'lzma' | 'lz4' | 'unknown'
}

export interface Cbfs {
  /** Name of the area in the flash map; else how it was found: `master-header` or `first-entry`. */
  readonly area: string
  readonly range: ByteRange
  readonly files: readonly CbfsFile[]
  /** Gaps before a file that belong to no entry: the header of a file was lost there. */
  readonly gaps: readonly ByteRange[]
  /** The area continues outside of this file (in the other chip), or its start was not found. */
  readonly partial: boolean
}

/** A name of a mainboard, and where it was found. */
export interface BoardClaim {
  readonly from: 'build-info' | 'id-block' | 'config' | 'frid'
  readonly vendor: string | null
  readonly part: string
  readonly version: string | null
}

export interface IdBlock {
  readonly vendor: string
  readonly part: string
  readonly version: string
  /** Size of the flash that the build was made for. */
  readonly romBytes: number
  /** One past the last byte of the address space below 4 GiB, in the file. */
  readonly top: number
}

export type MeState = 'blank' | 'table' | 'unknown' | 'outside'

export interface MeRegion {
  readonly range: ByteRange
  /** `table`: a partition table is in its place; `outside`: the region is in the other chip. */
  readonly state: MeState
  /** Names of the partitions that the table lists. */
  readonly partitions: readonly string[]
  /** More partitions than me_cleaner leaves. */
  readonly full: boolean
}

export interface UefiContents {
  /** Valid firmware volumes. */
  readonly volumes: readonly ByteRange[]
  readonly settings: boolean
}

export interface ResetVector {
  /** Required place in this file, one past its end. */
  readonly top: number
  readonly state: 'jump' | 'other' | 'blank'
}

export interface Chromebook {
  readonly frid: string | null
  readonly gbb: boolean
  readonly vpd: boolean
}

export type Orientation =
  | 'straight'
  | 'swapped-16'
  | 'swapped-32'
  | 'swapped-4'
  | 'inverted'
  | 'bit-reversed'
  | 'unknown'

/** Settings in the build's own configuration. */
export interface BuildConfig {
  readonly mainboardDir: string | null
  readonly vendor: string | null
  readonly part: string | null
  readonly romBytes: number | null
  readonly cbfsBytes: number | null
  /** coreboot itself sets up the memory, without Intel's `mrc.bin`. */
  readonly nativeRaminit: boolean
}

/** Codes of what was not examined; the text tables have the words. */
export type NotLookedAt =
  | 'other-chip'
  | 'file-signatures'
  | 'payload'
  | 'vendor-board'
  | 'me-code'
  | 'network-region'
  | 'rest-of-cbfs'

/** A part of the file in which blocks of `every` bytes occur twice, one after the other. */
export interface Repeats extends ByteRange {
  readonly every: number
}

export interface ImageContents {
  readonly sizeBytes: number
  readonly what: FileKind
  /** The single value of all bytes; `null` when there are several. */
  readonly oneByte: number | null
  readonly orientation: Orientation
  readonly descriptor: Descriptor | null
  /** Offset of a complete descriptor that is not at the start; `null` when none was searched or found. */
  readonly descriptorElsewhere: number | null
  readonly gbe: Gbe | null
  readonly me: MeRegion | null
  readonly fmap: Fmap | null
  readonly cbfs: readonly Cbfs[]
  /** Names of programs whose end is blank. */
  readonly cutFiles: readonly string[]
  /** Names of programs with a blank block in the middle. */
  readonly holedFiles: readonly string[]
  /** A sign that a chip was read without one of its address bits, or that an image was joined from copies. */
  readonly repeats: Repeats | null
  readonly idBlock: IdBlock | null
  readonly config: BuildConfig | null
  /** All names of mainboards, most reliable source first. */
  readonly claims: readonly BoardClaim[]
  readonly resetVector: ResetVector | null
  readonly uefi: UefiContents
  readonly amd: { readonly offset: number } | null
  readonly chromebook: Chromebook | null
  /** An ACPI table holds a Windows licence key. The key itself is not kept. */
  readonly windowsKey: boolean
  readonly heads: boolean
  /** Made by Pin One for its practice chip. */
  readonly practice: boolean
  readonly notLookedAt: readonly NotLookedAt[]
}
