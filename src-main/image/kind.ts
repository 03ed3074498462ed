// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What a file is, by its first bytes and for some kinds by its structure: archives, vendor updates, programs, text.
 * `image` means that nothing else was recognised. Pure, bounded: examines at most the first 64 KiB.
 */
import type { ArchiveFormat, FileKind } from '../../shared/model/contents.ts'
import { ascii, hasAt, u32 } from './bytes.ts'
import { capsuleOf } from './capsule.ts'
import { descriptorBytes, readDescriptor } from './descriptor.ts'
import { isGbeAlone } from './gbe.ts'
import { partitionTableAt } from './me.ts'

const archives: readonly (readonly [ArchiveFormat, number, readonly number[]])[] = [
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['gzip', 0, [0x1f, 0x8b, 0x08]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['lzip', 0, [0x4c, 0x5a, 0x49, 0x50]],
  ['lz4', 0, [0x04, 0x22, 0x4d, 0x18]],
  ['rar', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['cab', 0, [0x4d, 0x53, 0x43, 0x46]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
]

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' }
  for (const [format, at, mark] of archives)
    if (hasAt(bytes, at, Uint8Array.from(mark))) return { kind: 'archive', format }
  if (isLzmaAlone(bytes)) return { kind: 'archive', format: 'lzma' }
  return (
    capsuleOf(bytes) ??
    marked(bytes) ??
    program(bytes) ??
    regionAlone(bytes) ??
    ecFirmware(bytes) ??
    textual(bytes) ?? { kind: 'image' }
  )
}

/**
 * LZMA-alone has no signature: it must have the usual properties, a power-of-two dictionary, and a size below 4 GiB or
 * none.
 */
function isLzmaAlone(bytes: Uint8Array): boolean {
  if (bytes.length < 14 || bytes[0] !== 0x5d) return false
  const [dictionary, low, high] = [u32(bytes, 1), u32(bytes, 5), u32(bytes, 9)]
  const sized = high === 0 ? low > 0 : high === 0xffffffff && low === 0xffffffff
  return sized && dictionary >= 0x1000 && Number.isInteger(Math.log2(dictionary)) && bytes[13] === 0
}

const starts = (bytes: Uint8Array, text: string): boolean => hasAt(bytes, 0, ascii(text))

function marked(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, 'PFS.HDR.')) return { kind: 'vendor-update', format: 'dell-pfs' }
  if (u32(bytes, 0) === 0x0a324655 && u32(bytes, 4) === 0x9e5d5157) return { kind: 'uf2' }
  if (starts(bytes, '%PDF-')) return { kind: 'document', format: 'pdf' }
  if (hasAt(bytes, 0, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)))
    return { kind: 'document', format: 'png' }
  if (
    hasAt(bytes, 0, Uint8Array.of(0xff, 0xd8, 0xff)) &&
    (bytes[3] ?? 0) >= 0xdb &&
    bytes[3] !== 0xff
  )
    return { kind: 'document', format: 'jpeg' }
  // Sections of a Raspberry Pi boot EEPROM, big-endian.
  if (hasAt(bytes, 0, Uint8Array.of(0x55, 0xaa, 0xf0, 0x0f))) return { kind: 'raspberry-eeprom' }
  return null
}

function program(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, 'MZ')) return { kind: 'program', format: 'windows' }
  if (starts(bytes, '\u007fELF')) return { kind: 'program', format: 'elf' }
  if (starts(bytes, '#!')) return { kind: 'program', format: 'script' }
  const mac = u32(bytes, 0)
  return mac === 0xfeedface || mac === 0xfeedfacf || mac === 0xbebafeca
    ? { kind: 'program', format: 'mac' }
    : null
}

function regionAlone(bytes: Uint8Array): FileKind | null {
  const descriptor = readDescriptor(bytes)
  if (descriptor !== null) {
    const own = descriptor.regions.find(({ name }) => name === 'fd')?.range.length
    return bytes.length === descriptorBytes || bytes.length === own
      ? { kind: 'descriptor-alone' }
      : null
  }
  if (partitionTableAt(bytes, 0) !== null) return { kind: 'me-alone' }
  return isGbeAlone(bytes) ? { kind: 'gbe-alone' } : null
}

/** Firmware of embedded controllers; these have chips of their own or a separate part of the flash. */
function ecFirmware(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, '_EC') && ((bytes[3] ?? 0) === 1 || (bytes[3] ?? 0) === 2))
    return { kind: 'ec-firmware', format: 'lenovo' }
  if (starts(bytes, 'PHCM')) return { kind: 'ec-firmware', format: 'microchip' }
  if (u32(bytes, 0) === 0x2a3b4d5e) return { kind: 'ec-firmware', format: 'nuvoton' }
  const ite = ascii('\u00a5'.repeat(8))
  if (bytes.length <= 0x8_0000)
    for (const at of [0x40, 0x80])
      if (hasAt(bytes, at, ite)) return { kind: 'ec-firmware', format: 'ite' }
  return null
}

// ---- text ----------------------------------------------------------------------------------------------------

const maxTextBytes = 0x1_0000

function textual(bytes: Uint8Array): FileKind | null {
  const head = bytes.subarray(0, maxTextBytes)
  if (!head.every((value) => (value >= 0x20 && value < 0x7f) || isSpace(value) || value >= 0x80))
    return null
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
  if (/^\s*<(!doctype|html|head|body|\?xml|script|!--)/i.test(text)) return { kind: 'web-page' }
  if (head.some((value) => value >= 0x80)) return null
  const lines = text
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // The last line may be cut off by the limit above.
  const whole = bytes.length > maxTextBytes ? lines.slice(0, -1) : lines
  if (whole.length === 0) return null
  const every = (form: RegExp) => whole.every((line) => form.test(line))
  if (every(/^:[0-9A-F]{10,}$/i)) return { kind: 'text-form', format: 'intel-hex' }
  if (every(/^S[0-9][0-9A-F]{6,}$/i)) return { kind: 'text-form', format: 's-record' }
  if (
    every(
      /^(#.*|[0-9a-f]{32,128} [ *].+|(SHA\d+|MD5) ?\(.+\) ?= ?[0-9a-f]+|[0-9a-f]{64}|[0-9a-f]{128})$/i,
    )
  )
    return { kind: 'checksums' }
  if (every(/^[0-9a-f]{4,16}:? +([0-9a-f]{2,8} *){2,}.*$/i))
    return { kind: 'text-form', format: 'hex-dump' }
  return { kind: 'document', format: 'text' }
}

const isSpace = (value: number): boolean =>
  value === 9 || value === 10 || value === 12 || value === 13
