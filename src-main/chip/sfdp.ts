// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Serial flash discoverable parameters, JESD216 to JESD216F: what a chip states about itself. The caller reads
 * `SFDP_FIRST_RANGE`, then whatever `sfdpRangesNeeded` returns, then calls `parseSfdp`.
 */
import type { ByteRange } from '../../shared/model/range.ts'
import {
  ADDRESS_BYTES,
  basicFacts,
  bits,
  check4KiBErase,
  densityBytes,
  eraseTypes,
  erasesBlocks,
} from './sfdp-basic.ts'
import type { BareEraseType, Words } from './sfdp-basic.ts'
import { fourByteInstructions, sectorMaps } from './sfdp-tables.ts'
import type {
  FourByteInstructions,
  Sfdp,
  SfdpBytes,
  SfdpEraseType,
  SfdpFlaw,
  SfdpHeader,
  SfdpOddity,
  SfdpParameterHeader,
  SfdpPiece,
  SfdpResult,
  SfdpSectorMap,
} from './sfdp-types.ts'

/** What to read first: the header, all parameter headers of most chips, and often every table. */
export const SFDP_FIRST_RANGE: ByteRange = { offset: 0, length: 256 }

const BASIC = 0xff00
const FOUR_BYTE = 0xff84
const SECTOR_MAP = 0xff81
const STATUS_MAP = 0xff87
/** Tables that are parsed. Others are not read, so that noise cannot cause long reads. */
const PARSED = [BASIC, FOUR_BYTE, SECTOR_MAP] as const
/** SFDP addresses have 24 bits (JESD216 section 4). */
const SPACE_BYTES = 0x100_0000

/** Ranges that must still be read before `parseSfdp` can succeed; empty when all is there or more reads cannot help. */
export function sfdpRangesNeeded(read: SfdpBytes): readonly ByteRange[] {
  const pieces = piecesOf(read)
  const start = bytesAt(pieces, 0, 8)
  if (start === 'missing') return [SFDP_FIRST_RANGE]
  if (start === 'contradictory' || !hasSignature(start)) return []
  const headerRange = headersRange(start)
  if (bytesAt(pieces, headerRange.offset, headerRange.length) === 'missing') return [headerRange]
  const header = headerOf(pieces)
  if (header === null) return []
  return PARSED.flatMap((id) => {
    const table = tableOf(header, id)
    if (table === null) return []
    const range = { offset: table.offset, length: 4 * table.dwords }
    return bytesAt(pieces, range.offset, range.length) === 'missing' ? [range] : []
  })
}

/** Never throws: any bytes give a value, in time limited by the 255 DWORDs that a table may have. */
export function parseSfdp(read: SfdpBytes): SfdpResult {
  const pieces = piecesOf(read)
  const start = bytesAt(pieces, 0, 8)
  if (start === 'missing') return incomplete('header')
  if (start === 'contradictory') return unsteadyHeader(pieces)
  if (!hasSignature(start)) return { ok: false, why: 'absent', flaw: { code: 'no-signature' } }
  if (sfdpRangesNeeded(pieces).length > 0) return incomplete('table')
  const header = headerOf(pieces)
  if (header === null) return unsteady('headers-differ')
  if (header.major !== 1)
    return broken({ code: 'header-revision', major: header.major, minor: header.minor })
  const basic = tableOf(header, BASIC)
  if (basic === null) return broken({ code: 'no-basic-table' })
  const words = wordsOf(pieces, basic)
  if (words === null) return unsteady('tables-differ')
  return assemble(header, basic, words, {
    fourByte: optionalWords(pieces, header, FOUR_BYTE),
    sectors: optionalWords(pieces, header, SECTOR_MAP),
  })
}

/** DWORDs of an optional table: `absent`, or `bad` when it cannot be read reliably. */
type OptionalWords = Words | 'absent' | 'bad'

function optionalWords(
  pieces: readonly SfdpPiece[],
  header: SfdpHeader,
  id: number,
): OptionalWords {
  const table = tableOf(header, id)
  if (table === null) return header.parameterHeaders.some((one) => one.id === id) ? 'bad' : 'absent'
  return wordsOf(pieces, table) ?? 'bad'
}

function assemble(
  header: SfdpHeader,
  basic: SfdpParameterHeader,
  words: Words,
  more: { readonly fourByte: OptionalWords; readonly sectors: OptionalWords },
): SfdpResult {
  const warnings: SfdpOddity[] = []
  const doubts: SfdpOddity[] = []
  const sizeBytes = densityBytes(words(2) ?? 0)
  if (sizeBytes === null) return broken({ code: 'no-density' })
  const addressBytes = ADDRESS_BYTES[bits(words(1) ?? 0, 18, 17)]
  if (addressBytes === undefined) doubts.push({ code: 'address-bytes-reserved' })
  if (sizeBytes < 0x8000 || sizeBytes > 0x8000_0000 || !Number.isInteger(Math.log2(sizeBytes)))
    doubts.push({ code: 'odd-size', sizeBytes })

  const bare = eraseTypes(words, sizeBytes, doubts)
  check4KiBErase(words, bare, doubts, warnings)
  const fourByte = typeof more.fourByte === 'function' ? fourByteInstructions(more.fourByte) : null
  for (const [index, opcode] of (fourByte?.eraseOpcodes ?? []).entries())
    if (opcode !== null && !erasesBlocks(opcode) && bare.some(({ number }) => number === index + 1))
      doubts.push({ code: 'erase-opcode-other', type: index + 1, opcode })
  if (more.fourByte !== 'absent' && fourByte === null)
    warnings.push({ code: 'four-byte-table-unreadable' })
  const maps = typeof more.sectors === 'function' ? sectorMaps(more.sectors, sizeBytes) : null
  if (more.sectors !== 'absent' && (maps === null || maps.length === 0))
    doubts.push({ code: 'sector-map-unreadable' })

  const types = bare.map((type) =>
    withTables(type, fourByte, more.sectors === 'absent' ? null : (maps ?? [])),
  )
  const uniformErase = types.length > 0 && types.every((type) => type.everywhere)
  if (!uniformErase) warnings.push({ code: 'erase-not-everywhere' })
  if (!types.some((type) => type.everywhere)) doubts.push({ code: 'no-erase-everywhere' })
  if (basic.dwords < 16) warnings.push({ code: 'short-table', dwords: basic.dwords })
  const facts = basicFacts(words)
  // IS25WP256 states 3 address bytes and a bank register: unusual, but the upper half can be reached.
  if (addressBytes === '3' && sizeBytes > SPACE_BYTES)
    (facts.fourByteEntry.length > 0 || fourByte !== null ? warnings : doubts).push({
      code: 'three-address-bytes-only',
      sizeBytes,
    })
  if (facts.pageBytes !== null && (facts.pageBytes < 8 || facts.pageBytes > 4096))
    doubts.push({ code: 'odd-page', pageBytes: facts.pageBytes })

  const sfdp: Sfdp = {
    header,
    basicRevision: { major: basic.major, minor: basic.minor },
    sizeBytes,
    addressBytes: addressBytes ?? '3',
    eraseTypes: types,
    ...facts,
    fourByteInstructions: fourByte,
    sectorMaps: maps ?? [],
    uniformErase,
    hasStatusMap: header.parameterHeaders.some((one) => one.id === STATUS_MAP),
    warnings: [...doubts, ...warnings],
    sound: doubts.length === 0,
  }
  return { ok: true, sfdp }
}

/** `maps` is `null` without a sector map (all types work everywhere) and empty when it is unreadable. */
function withTables(
  type: BareEraseType,
  fourByte: FourByteInstructions | null,
  maps: readonly SfdpSectorMap[] | null,
): SfdpEraseType {
  const everywhere =
    maps === null ||
    (maps.length > 0 &&
      maps.every((map) => map.regions.every((one) => one.eraseTypes.includes(type.number))))
  return {
    ...type,
    fourByteOpcode: fourByte?.eraseOpcodes[type.number - 1] ?? null,
    everywhere,
  }
}

const incomplete = (what: 'header' | 'table'): SfdpResult => ({
  ok: false,
  why: 'incomplete',
  flaw: { code: 'not-read', what },
})
const broken = (flaw: SfdpFlaw): SfdpResult => ({ ok: false, why: 'broken', flaw })

const unsteady = (code: 'header-differs' | 'headers-differ' | 'tables-differ'): SfdpResult => ({
  ok: false,
  why: 'unsteady',
  flaw: { code },
})

/** Without the signature in any read, the bytes are noise: a chip without SFDP leaves the line floating. */
function unsteadyHeader(pieces: readonly SfdpPiece[]): SfdpResult {
  const signed = pieces.some(({ offset, bytes }) => offset === 0 && hasSignature(bytes))
  return signed
    ? unsteady('header-differs')
    : { ok: false, why: 'absent', flaw: { code: 'header-differs' } }
}

// ---- header ------------------------------------------------------------------------------------------------

const hasSignature = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x53 && bytes[1] === 0x46 && bytes[2] === 0x44 && bytes[3] === 0x50

/** JESD216 6.1: the header's byte 6 is the number of parameter headers less one. */
const headersRange = (start: Uint8Array): ByteRange => ({
  offset: 8,
  length: 8 * ((start[6] ?? 0) + 1),
})

function headerOf(pieces: readonly SfdpPiece[]): SfdpHeader | null {
  const start = bytesAt(pieces, 0, 8)
  if (typeof start === 'string') return null
  const range = headersRange(start)
  const bytes = bytesAt(pieces, range.offset, range.length)
  if (typeof bytes === 'string') return null
  const at = (index: number): number => bytes[index] ?? 0
  const parameterHeaders: SfdpParameterHeader[] = []
  for (let base = 0; base < bytes.length; base += 8)
    parameterHeaders.push({
      id: (at(base + 7) << 8) | at(base),
      minor: at(base + 1),
      major: at(base + 2),
      dwords: at(base + 3),
      offset: at(base + 4) | (at(base + 5) << 8) | (at(base + 6) << 16),
    })
  return { major: start[5] ?? 0, minor: start[4] ?? 0, parameterHeaders }
}

const LEAST_DWORDS: Readonly<Record<number, number>> = {
  [BASIC]: 9,
  [FOUR_BYTE]: 2,
  [SECTOR_MAP]: 2,
}

/** The newest usable table with this id; a chip may carry an old and a new basic table (JESD216 6.2). */
function tableOf(header: SfdpHeader, id: number): SfdpParameterHeader | null {
  let best: SfdpParameterHeader | null = null
  for (const one of header.parameterHeaders) {
    const usable =
      one.id === id &&
      one.major === 1 &&
      one.dwords >= (LEAST_DWORDS[id] ?? 1) &&
      one.offset % 4 === 0 &&
      one.offset + 4 * one.dwords <= SPACE_BYTES
    const better =
      best === null ||
      one.minor > best.minor ||
      (one.minor === best.minor && one.dwords > best.dwords)
    if (usable && better) best = one
  }
  return best
}

// ---- bytes -------------------------------------------------------------------------------------------------

const piecesOf = (read: SfdpBytes): readonly SfdpPiece[] =>
  read instanceof Uint8Array ? [{ offset: 0, bytes: read }] : read

/** `length` bytes from `offset`, joined from all pieces; overlapping pieces must agree. */
function bytesAt(
  pieces: readonly SfdpPiece[],
  offset: number,
  length: number,
): Uint8Array | 'missing' | 'contradictory' {
  const out = new Uint8Array(length)
  const known = new Uint8Array(length)
  let missing = length
  for (const piece of pieces) {
    const from = Math.max(offset, piece.offset)
    const to = Math.min(offset + length, piece.offset + piece.bytes.length)
    for (let at = from; at < to; at++) {
      const value = piece.bytes[at - piece.offset] ?? 0
      const index = at - offset
      if (known[index] === 1) {
        if (out[index] !== value) return 'contradictory'
        continue
      }
      known[index] = 1
      out[index] = value
      missing--
    }
  }
  return missing > 0 ? 'missing' : out
}

function wordsOf(pieces: readonly SfdpPiece[], table: SfdpParameterHeader): Words | null {
  const bytes = bytesAt(pieces, table.offset, 4 * table.dwords)
  if (typeof bytes === 'string') return null
  const view = new DataView(bytes.buffer)
  return (n) => (n >= 1 && n <= table.dwords ? view.getUint32(4 * (n - 1), true) : null)
}
