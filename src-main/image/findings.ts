/** What can be said of an image before it is written: size, name, contents. Pure. */
import type { ImageFinding } from '../../shared/model/image.ts'

/**
 * True for file names that say DO_NOT_FLASH, in any case and with any separators or none: builds that are
 * incomplete until something is injected carry it.
 */
export function refusedName(name: string): boolean {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .includes('donotflash')
}

/**
 * What speaks against writing `bytes` to a chip of `chipBytes`, gravest first; empty when nothing does.
 * `current` is the chip as last read in this session, `null` when it was not.
 */
export function imageFindings(
  bytes: Uint8Array,
  name: string,
  chipBytes: number,
  current: Uint8Array | null,
): readonly ImageFinding[] {
  const findings: ImageFinding[] = []
  const fits = bytes.length === chipBytes
  if (!fits)
    findings.push({ code: 'wrong-size', level: 'stop', text: wrongSize(bytes.length, chipBytes) })
  if (refusedName(name))
    findings.push({
      code: 'refused-name',
      level: 'stop',
      text: 'The name of the file says DO_NOT_FLASH: something must be injected into it first.',
    })
  const only = onlyValue(bytes)
  if (only === 0xff || only === 0x00) {
    const value = only === 0xff ? 'FF' : '00'
    findings.push({
      code: 'blank',
      level: 'stop',
      text: `Every byte of the file is ${value}: it holds no firmware.`,
    })
  } else if (bytes.length > 0 && !hasKnownStructure(bytes))
    findings.push({
      code: 'no-known-structure',
      level: 'caution',
      text: 'No Intel descriptor, coreboot or UEFI structure was found in the file. Is it the right one?',
    })
  if (fits && describesTwoChips(bytes))
    findings.push({
      code: 'half-of-pair',
      level: 'note',
      text: 'The descriptor in the file speaks of two chips; the file is as large as this one alone.',
    })
  if (fits && current !== null && current.length === chipBytes && same(bytes, current))
    findings.push({
      code: 'identical',
      level: 'note',
      text: 'The chip already holds exactly this.',
    })
  return findings
}

// ---- size --------------------------------------------------------------------------------------------------

const inWords = (bytes: number): string =>
  bytes > 0 && bytes % 0x10_0000 === 0
    ? `${bytes / 0x10_0000} MiB`
    : bytes > 0 && bytes % 1024 === 0
      ? `${bytes / 1024} KiB`
      : `${bytes} bytes`

const isPowerOfTwo = (value: number): boolean => value > 0 && Number.isInteger(Math.log2(value))

function wrongSize(sizeBytes: number, chipBytes: number): string {
  if (sizeBytes === 0) return `The file is empty; the chip holds ${inWords(chipBytes)}.`
  const sizes = `The file is ${inWords(sizeBytes)}; the chip holds ${inWords(chipBytes)}.`
  const rest = sizeBytes - chipBytes
  return isPowerOfTwo(rest) && rest >= 0x8_0000
    ? `${sizes} It may be for a board with two chips, this one and one of ${inWords(rest)}: split it first.`
    : sizes
}

// ---- contents ----------------------------------------------------------------------------------------------

/** The one value that all bytes have; `null` when there is more than one, or no byte. */
function onlyValue(bytes: Uint8Array): number | null {
  const value = bytes[0]
  for (let at = 1; at < bytes.length; at++) if (bytes[at] !== value) return null
  return value ?? null
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** Intel flash descriptor: 5A A5 F0 0F at 0x10 (ICH8 and later) or at 0 (the oldest). */
const DESCRIPTOR_SIGNATURE = Uint8Array.of(0x5a, 0xa5, 0xf0, 0x0f)
/** coreboot's flash map and file system, and UEFI firmware volumes. */
const MARKS = [ascii('__FMAP__'), ascii('LARCHIVE'), ascii('_FVH')] as const

function hasAt(bytes: Uint8Array, offset: number, mark: Uint8Array): boolean {
  for (let at = 0; at < mark.length; at++) if (bytes[offset + at] !== mark[at]) return false
  return true
}

const descriptorAt = (bytes: Uint8Array): number | null =>
  hasAt(bytes, 0x10, DESCRIPTOR_SIGNATURE) ? 0x10 : hasAt(bytes, 0, DESCRIPTOR_SIGNATURE) ? 0 : null

function hasKnownStructure(bytes: Uint8Array): boolean {
  if (descriptorAt(bytes) !== null) return true
  for (const mark of MARKS) {
    const [first] = mark
    if (first === undefined) continue
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
      if (hasAt(bytes, at, mark)) return true
  }
  return false
}

/** FLMAP0 behind the signature: bits 9:8 are the number of flash components less one. */
function describesTwoChips(bytes: Uint8Array): boolean {
  const at = descriptorAt(bytes)
  return at !== null && ((bytes[at + 5] ?? 0) & 0x03) === 1
}
