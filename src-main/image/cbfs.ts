// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * coreboot's file system: which files it holds, and what the build states about itself. Pure, bounded. Source:
 * coreboot's cbfs_serialized.h and Makefile (facts only).
 */
import type { BoardClaim, BuildConfig, Cbfs, CbfsFile, Fmap } from '../../shared/model/contents.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { areaInFile } from './fmap.ts'
import {
  allAre,
  ascii,
  clipped,
  hasAt,
  isBlank,
  maxTextLength,
  nameField,
  u32,
  u32be,
} from './bytes.ts'
import { lzmaAloneOrNull } from './archive/lzma.ts'

const magic = ascii('LARCHIVE')
const step = 64
const maxFiles = 4096
const maxNameBytes = 232
const headerBytes = 24
/** `config` of a real build has 20 to 60 KiB. */
const maxConfigBytes = 1 << 20
const compressionTag = 0x42435a4c
const deleted: ReadonlySet<number> = new Set([0, 0xffffffff])

/** Areas of Chromium OS and coreboot builds that hold a file system. */
const cbfsAreas = ['COREBOOT', 'FW_MAIN_A', 'FW_MAIN_B', 'RW_LEGACY'] as const

/**
 * Every file system of the image, found by the flash map, else by the master header of older builds, else by its first
 * entry (`partial`, as in the upper half of a pair whose map lies in the lower half).
 */
export function readCbfs(bytes: Uint8Array, fmap: Fmap | null): readonly Cbfs[] {
  if (fmap !== null) {
    const found = cbfsAreas.flatMap((name) => {
      const area = areaInFile(fmap, name)
      if (area === null) return []
      const range = clipped(area, bytes.length)
      if (range.length === 0) return []
      const walked = walk(bytes, range)
      const partial = range.length < area.length
      if (walked.files.length === 0 && name !== 'COREBOOT') return []
      const rest = name === 'COREBOOT' && !partial ? unlistedEnd(bytes, range, walked) : []
      return [{ area: name, range, files: walked.files, gaps: [...walked.gaps, ...rest], partial }]
    })
    if (found.some(({ files }) => files.length > 0)) return found
  }
  const byHeader = rangeByMasterHeader(bytes)
  if (byHeader !== null) {
    const { files, gaps } = walk(bytes, byHeader)
    if (files.length > 0)
      return [{ area: 'master-header', range: byHeader, files, gaps, partial: false }]
  }
  if (fmap !== null && fmap.fileStartsAt === 0 && fmap.flashBytes <= bytes.length) return []
  const range = { offset: 0, length: bytes.length }
  const { files } = walk(bytes, range)
  return files.length === 0 ? [] : [{ area: 'first-entry', range, files, gaps: [], partial: true }]
}

/**
 * Last 4 bytes: signed distance from the top to a big-endian "ORBC" header. Used by old builds and `cbfstool create
 * -m`.
 */
function rangeByMasterHeader(bytes: Uint8Array): ByteRange | null {
  const end = bytes.length
  if (end < 64) return null
  const at = end + (u32(bytes, end - 4) | 0)
  if (at < 0 || at + 32 > end || u32be(bytes, at) !== 0x4f524243) return null
  const romBytes = u32be(bytes, at + 8)
  const offset = u32be(bytes, at + 20)
  const start = end - romBytes + offset
  if (romBytes > end || start < 0 || start >= end) return null
  return { offset: start, length: end - start }
}

interface Walked extends Pick<Cbfs, 'files' | 'gaps'> {
  /** Where the next entry would begin. */
  readonly endsAt: number
}

/** Entries, also empty ones, follow each other without a gap: cbfstool finds no file after a gap. */
function walk(bytes: Uint8Array, range: ByteRange): Walked {
  const files: CbfsFile[] = []
  const gaps: ByteRange[] = []
  const end = range.offset + range.length
  let at = range.offset
  let expectedAt = at
  while (at + headerBytes <= end && files.length < maxFiles) {
    const file = hasAt(bytes, at, magic) ? entryAt(bytes, at, end) : null
    if (file === null) {
      at += step
      continue
    }
    if (at > expectedAt) gaps.push({ offset: expectedAt, length: at - expectedAt })
    if (!deleted.has(file.type)) files.push(file)
    const next = file.data.offset + file.data.length - range.offset
    at = range.offset + Math.max(at - range.offset + step, Math.ceil(next / step) * step)
    expectedAt = at
  }
  return { files, gaps, endsAt: expectedAt }
}

/**
 * Data after the last entry. In builds with a flash map the boot block has an entry too, so the entries must reach the
 * end.
 */
function unlistedEnd(
  bytes: Uint8Array,
  { offset, length }: ByteRange,
  { files, endsAt }: Walked,
): readonly ByteRange[] {
  const end = offset + length
  if (files.length === 0 || end - endsAt < step || isBlank(bytes, endsAt, end)) return []
  return [{ offset: endsAt, length: end - endsAt }]
}

function entryAt(bytes: Uint8Array, at: number, end: number): CbfsFile | null {
  const length = u32be(bytes, at + 8)
  const type = u32be(bytes, at + 12)
  const attributes = u32be(bytes, at + 16)
  const dataOffset = u32be(bytes, at + 20)
  if (dataOffset < headerBytes || at + dataOffset + length > end) return null
  const nameEnd = attributes === 0 ? dataOffset : Math.min(attributes, dataOffset)
  const name = nameField(bytes, at + headerBytes, Math.min(nameEnd - headerBytes, maxNameBytes))
  if (name === null) return deleted.has(type) ? emptyEntry(at, type, dataOffset, length) : null
  return {
    name: name.slice(0, maxTextLength),
    type,
    data: { offset: at + dataOffset, length },
    compression:
      attributes >= headerBytes && attributes < dataOffset
        ? compressionIn(bytes, at + attributes, at + dataOffset)
        : 'none',
  }
}

const emptyEntry = (at: number, type: number, dataOffset: number, length: number): CbfsFile => ({
  name: '',
  type,
  data: { offset: at + dataOffset, length },
  compression: 'none',
})

function compressionIn(bytes: Uint8Array, from: number, end: number): CbfsFile['compression'] {
  for (let at = from, count = 0; at + 8 <= end && count < 64; count++) {
    const tag = u32be(bytes, at)
    const length = u32be(bytes, at + 4)
    if (tag === compressionTag && at + 16 <= end)
      return (['none', 'lzma', 'lz4'] as const)[u32be(bytes, at + 8)] ?? 'unknown'
    if (length < 8) break
    at += length
  }
  return 'none'
}

// ---- what the build says of itself ---------------------------------------------------------------------------

/** `build_info`: lines such as `MAINBOARD_PART_NUMBER: ThinkPad X230`. Never compressed. */
export function buildInfo(bytes: Uint8Array, all: readonly Cbfs[]): BoardClaim | null {
  const file = fileNamed(all, 'build_info')
  if (file === null) return null
  const text = plainText(bytes.subarray(file.data.offset, file.data.offset + file.data.length))
  const value = (key: string) => valueOf(text, key)
  const part = value('MAINBOARD_PART_NUMBER')
  if (part === null) return null
  return {
    from: 'build-info',
    vendor: value('MAINBOARD_VENDOR'),
    part,
    version: value('COREBOOT_VERSION'),
  }
}

/** The build's configuration, unpacked if compressed; `null` when it is missing or damaged. */
export function buildConfig(bytes: Uint8Array, all: readonly Cbfs[]): BuildConfig | null {
  const file = fileNamed(all, 'config')
  if (file === null) return null
  const stored = bytes.subarray(file.data.offset, file.data.offset + file.data.length)
  const raw =
    file.compression === 'none'
      ? stored.subarray(0, maxConfigBytes)
      : file.compression === 'lzma'
        ? lzmaAloneOrNull(stored, maxConfigBytes)
        : null
  if (raw === null) return null
  const text = plainText(raw)
  if (!text.includes('CONFIG_')) return null
  const size = (key: string) => {
    const value = valueOf(text, key)
    const number = value === null ? Number.NaN : Number(value)
    return Number.isSafeInteger(number) && number > 0 ? number : null
  }
  return {
    mainboardDir: valueOf(text, 'CONFIG_MAINBOARD_DIR'),
    vendor: valueOf(text, 'CONFIG_MAINBOARD_VENDOR'),
    part: valueOf(text, 'CONFIG_MAINBOARD_PART_NUMBER'),
    romBytes: size('CONFIG_ROM_SIZE'),
    cbfsBytes: size('CONFIG_CBFS_SIZE'),
    nativeRaminit: ['CONFIG_USE_NATIVE_RAMINIT', 'CONFIG_USE_NATIVE_RAM_INIT'].some(
      (key) => valueOf(text, key) === 'y',
    ),
  }
}

/** Types of files that hold packed programs: stages and payloads. */
const programs: ReadonlySet<number> = new Set([0x10, 0x11, 0x20])
const blankTail = 0x1000

/** Programs whose last 4 KiB are FF: packed code never ends so, but a file that was cut off and padded does. */
export const cutFiles = (bytes: Uint8Array, all: readonly Cbfs[]): readonly string[] =>
  all.flatMap(({ files }) =>
    files
      .filter(({ type, data: { offset, length } }) => {
        const end = offset + length
        return (
          programs.has(type) && length >= 2 * blankTail && allAre(bytes, end - blankTail, end, 0xff)
        )
      })
      .map(({ name }) => name),
  )

/**
 * Programs with a lost part: an erase block of FF that is not the last one, a block of packed data with a single value
 * (files that are created at full size before their data arrives hold 00), or a program with a single value throughout.
 */
export const holedFiles = (bytes: Uint8Array, all: readonly Cbfs[]): readonly string[] =>
  all.flatMap(({ files }) =>
    files
      .filter((file) => {
        const { type, data } = file
        if (!programs.has(type) || data.offset + data.length > bytes.length) return false
        if (data.length >= 2 * blankTail && isOneByte(bytes, data)) return true
        const end = data.offset + data.length - blankTail
        return (
          blocksIn({ offset: data.offset, length: end - data.offset }).some((at) =>
            allAre(bytes, at, at + blankTail, 0xff),
          ) ||
          packedIn(bytes, file).some((packed) =>
            blocksIn(packed).some((at) => isOneByte(bytes, { offset: at, length: blankTail })),
          )
        )
      })
      .map(({ name }) => name),
  )

const isOneByte = (bytes: Uint8Array, { offset, length }: ByteRange): boolean =>
  allAre(bytes, offset, offset + length, bytes[offset] ?? 0)

/** Offsets of the whole erase blocks of a range. */
function blocksIn({ offset, length }: ByteRange): readonly number[] {
  const found: number[] = []
  const end = offset + length
  for (let at = Math.ceil(offset / blankTail) * blankTail; at + blankTail <= end; at += blankTail)
    found.push(at)
  return found
}

/** "CODE" and "DATA" segments of a payload hold data; other segments hold none, and "ENTR" ends the list. */
const segments: ReadonlySet<number> = new Set([0x434f_4445, 0x4441_5441])
const entrySegment = 0x454e_5452
const lzmaSegment = 1
const segmentBytes = 28
const maxSegments = 64

/**
 * The parts of a file that LZMA packed: a whole stage, or segments of a payload. LZ4 is left out, because it can write
 * long runs of FF. Source: cbfs_serialized.h (facts only).
 */
function packedIn(bytes: Uint8Array, { type, data, compression }: CbfsFile): readonly ByteRange[] {
  if (compression === 'lzma') return [data]
  if (type !== 0x20) return []
  const found: ByteRange[] = []
  for (let index = 0; index < maxSegments; index++) {
    const at = data.offset + index * segmentBytes
    const kind = u32be(bytes, at)
    if (kind === entrySegment || at + segmentBytes > data.offset + data.length) break
    const [offset, length] = [u32be(bytes, at + 8), u32be(bytes, at + 20)]
    if (!segments.has(kind) || offset + length > data.length) continue
    if (u32be(bytes, at + 4) === lzmaSegment) found.push({ offset: data.offset + offset, length })
  }
  return found
}

export function fileNamed(all: readonly Cbfs[], name: string): CbfsFile | null {
  for (const { files } of all) {
    const found = files.find((file) => file.name === name)
    if (found !== undefined) return found
  }
  return null
}

const plainText = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1')

/** Value after `KEY:` or `KEY=`, without quotes; printable ASCII, at most 64 characters. */
function valueOf(text: string, key: string): string | null {
  const at = text.startsWith(key) ? 0 : text.indexOf(`\n${key}`) + 1
  if (at === 0 && !text.startsWith(key)) return null
  const end = text.indexOf('\n', at)
  const line = text.slice(at + key.length, end < 0 ? at + key.length + 256 : end)
  const value = /^\s*[:=]\s*"?([^"\r\n]*)"?\s*$/.exec(line)?.[1]
  if (value === undefined) return null
  const shown = value
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, maxTextLength)
  return shown === '' ? null : shown
}
