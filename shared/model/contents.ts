// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What was found inside a file that may be written to a chip. Plain values; offsets and sizes in bytes, from the start of
 * the file where nothing else is said. Every string in here was cut to printable ASCII of at most 64 characters.
 */
import type { ByteRange } from './range.ts'

/** What the file as a whole is, by its first bytes. `image` means only: no other kind of file was recognised. */
export type FileKind =
  | { readonly kind: 'image' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'archive'; readonly format: ArchiveFormat }
  | {
      readonly kind: 'capsule'
      readonly maker: 'uefi' | 'fmp' | 'intel' | 'lenovo' | 'toshiba' | 'aptio'
      /** Where the firmware inside begins, and how much of it the header promises. */
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

/** Coarse families of the Intel descriptor, as the length of its straps tells them. */
export type DescriptorFamily = 'ich8' | 'ich9' | 'ich10' | '5' | '6-7' | '8-9' | '100+' | 'atom'

export interface Descriptor {
  readonly signatureAt: 0 | 0x10
  readonly family: DescriptorFamily
  readonly regions: readonly DescriptorRegion[]
  /** Pairs of regions that share bytes. */
  readonly overlaps: readonly (readonly [RegionName, RegionName])[]
  /** One past the last byte of any region that is not platform data. */
  readonly endsAt: number
  /** Sizes of the chips in the order of their addresses; a hint: shipping descriptors are wrong here. */
  readonly chips: readonly (number | null)[]
  /** What the host may not write: the chip can be changed only with a programmer. */
  readonly hostMayNotWrite: readonly RegionName[]
  /** The bit that switches the Management Engine off; `null`: not known where it stands. */
  readonly meDisabled: boolean | null
}

export interface GbePart {
  readonly offset: number
  readonly checksumGood: boolean
  /** `00:11:22:33:44:55`. */
  readonly mac: string
  /** A usable address: not 0, not FF, not multicast. */
  readonly macUsable: boolean
  /** Device id of the network chip, as the NVM states it. */
  readonly deviceId: number
}

export interface Gbe {
  readonly range: ByteRange
  readonly parts: readonly [GbePart, GbePart]
  /** Neither part holds anything but FF or 00. */
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
   * Where byte 0 of the file lies in that flash: 0 for a whole image or a lower half, above 0 for an upper half, below 0
   * for one that is padded in front. The map names its own place, so this is read, not guessed.
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
  /** Name of the area in the flash map; else `master-header` or `first-entry`, by which it was found. */
  readonly area: string
  readonly range: ByteRange
  readonly files: readonly CbfsFile[]
  /** Stretches in front of a file that belong to no entry: there the header of a file was lost. */
  readonly gaps: readonly ByteRange[]
  /** The area goes on outside of this file (its rest lies in the other chip), or its start was not found. */
  readonly partial: boolean
}

/** What names a board, and where it says so. */
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
  /** Size of the flash that the build was for. */
  readonly romBytes: number
  /** One past the last byte of the address space below 4 GiB, in the file. */
  readonly top: number
}

export type MeState = 'blank' | 'table' | 'unknown' | 'outside'

export interface MeRegion {
  readonly range: ByteRange
  /** `table`: a partition table stands where it must; `outside`: the region lies in the other chip. */
  readonly state: MeState
  /** Names of the partitions that the table lists. */
  readonly partitions: readonly string[]
  /** More than what me_cleaner leaves. */
  readonly full: boolean
}

export interface UefiContents {
  /** Valid firmware volumes. */
  readonly volumes: readonly ByteRange[]
  readonly settings: boolean
}

export interface ResetVector {
  /** Where it must stand for this file, one past its end. */
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

/** What the build's own configuration says. */
export interface BuildConfig {
  readonly mainboardDir: string | null
  readonly vendor: string | null
  readonly part: string | null
  readonly romBytes: number | null
  readonly cbfsBytes: number | null
  /** Memory set up by coreboot itself, without Intel's `mrc.bin`. */
  readonly nativeRaminit: boolean
}

/** Codes of what no one looked at; words are in the text tables. */
export type NotLookedAt =
  | 'other-chip'
  | 'file-signatures'
  | 'payload'
  | 'vendor-board'
  | 'me-code'
  | 'network-region'
  | 'rest-of-cbfs'

/** A part of the file in which every `every` bytes stand twice, one behind the other. */
export interface Repeats extends ByteRange {
  readonly every: number
}

export interface ImageContents {
  readonly sizeBytes: number
  readonly what: FileKind
  /** The value of every byte where all are alike. */
  readonly oneByte: number | null
  readonly orientation: Orientation
  readonly descriptor: Descriptor | null
  /** A complete descriptor that stands elsewhere than at the start; `null` when none was looked for or found. */
  readonly descriptorElsewhere: number | null
  readonly gbe: Gbe | null
  readonly me: MeRegion | null
  readonly fmap: Fmap | null
  readonly cbfs: readonly Cbfs[]
  /** Names of programs in it whose end is erased. */
  readonly cutFiles: readonly string[]
  /** Names of programs with an erased block between others. */
  readonly holedFiles: readonly string[]
  /** A chip was read with an address bit that the chip did not get, or an image was put together of copies. */
  readonly repeats: Repeats | null
  readonly idBlock: IdBlock | null
  readonly config: BuildConfig | null
  /** Everything that names a board, best source first. */
  readonly claims: readonly BoardClaim[]
  readonly resetVector: ResetVector | null
  readonly uefi: UefiContents
  readonly amd: { readonly offset: number } | null
  readonly chromebook: Chromebook | null
  /** A Windows licence key stands in an ACPI table. The key itself is not kept. */
  readonly windowsKey: boolean
  readonly heads: boolean
  /** Made by Pin One for its practice chip. */
  readonly practice: boolean
  readonly notLookedAt: readonly NotLookedAt[]
}
