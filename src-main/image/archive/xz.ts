// SPDX-License-Identifier: GPL-3.0-or-later
/** The .xz container: streams of LZMA2 blocks, each with a checksum, and an index that must agree with them. Pure. */
import { createHash } from 'node:crypto'
import { Fault } from '../../../shared/fault.ts'
import { Crc64, crc32 } from './checksums.ts'
import { LzmaDecoder, lzmaProperties } from './lzma.ts'
import { Window } from './window.ts'

/** Largest dictionary, bytes: more than `xz -9` needs; no release needs more. */
const MOST_DICTIONARY = 128 * 1024 * 1024
/** Largest unpacked size of one LZMA2 chunk, bytes. */
const MOST_CHUNK = 0x20_0000

const MAGIC = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)

const damaged = (): Fault => new Fault('image.bad-archive', { why: 'damaged' })
const unreadable = (): Fault => new Fault('image.bad-archive', { why: 'method' })

export const isXz = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => bytes[at] === byte)

/** Reads forward, and never beyond the end. */
class Reader {
  at = 0
  readonly bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  u32(): number {
    this.take(4)
    return this.#view.getUint32(this.at - 4, true)
  }

  u16(): number {
    const [high = 0, low = 0] = this.take(2)
    return high * 256 + low
  }

  take(count: number): Uint8Array {
    if (count > this.left) throw damaged()
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }

  /** A number in groups of seven bits, lowest first. */
  varint(): number {
    let value = 0
    for (let group = 0; group < 9; group += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** (7 * group)
      if ((byte & 0x80) === 0) {
        if ((byte === 0 && group > 0) || value > Number.MAX_SAFE_INTEGER) throw damaged()
        return value
      }
    }
    throw damaged()
  }

  zeros(count: number): void {
    if (this.take(count).some((byte) => byte !== 0)) throw damaged()
  }
}

interface Block {
  readonly unpaddedBytes: number
  readonly plainBytes: number
}

/**
 * The unpacked contents of the file, in copies of at most 2 MiB. Throws `image.bad-archive`: `damaged` when a checksum,
 * the index or the structure is wrong, `method` for filters other than LZMA2. The caller limits the total.
 */
export function* unpackedXz(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  const reader = new Reader(bytes)
  let window: Window | null = null
  do {
    const check = streamHeader(reader)
    const blocks: Block[] = []
    for (;;) {
      const from = reader.at
      const size = reader.byte()
      if (size === 0) break
      const header = blockHeader(bytes, from, 4 * (size + 1))
      reader.at = from + 4 * (size + 1)
      if (window === null || window.bytes.length < header.dictionaryBytes)
        window = new Window(Math.max(header.dictionaryBytes, 2 * MOST_CHUNK))
      blocks.push(yield* blockOf(reader, from, header, check, window))
    }
    index(reader, blocks, check)
    // Several streams may follow each other, with zeros in groups of four between them.
    while (reader.left >= 4 && bytes[reader.at] === 0) reader.zeros(4)
  } while (reader.left > 0)
}

function streamHeader(reader: Reader): number {
  const magic = reader.take(6)
  if (!isXz(magic)) throw damaged()
  const flags = reader.take(2)
  const check = flags[1] ?? 0
  if (reader.u32() !== crc32(flags)) throw damaged()
  if (flags[0] !== 0 || !(check in checkBytes)) throw unreadable()
  return check
}

/** None, CRC-32, CRC-64, SHA-256. */
const checkBytes: Readonly<Record<number, number>> = { 0: 0, 1: 4, 4: 8, 10: 32 }

interface BlockHeader {
  readonly packedBytes: number | null
  readonly plainBytes: number | null
  readonly dictionaryBytes: number
}

function blockHeader(bytes: Uint8Array, from: number, length: number): BlockHeader {
  if (from + length > bytes.length) throw damaged()
  const header = bytes.subarray(from, from + length)
  const reader = new Reader(header)
  reader.at = length - 4
  if (reader.u32() !== crc32(header.subarray(0, length - 4))) throw damaged()
  reader.at = 1
  const flags = reader.byte()
  if ((flags & 0x3c) !== 0) throw unreadable()
  const packedBytes = (flags & 0x40) === 0 ? null : reader.varint()
  const plainBytes = (flags & 0x80) === 0 ? null : reader.varint()
  // One filter, which must be LZMA2: no release uses another.
  if ((flags & 3) !== 0 || reader.varint() !== 0x21 || reader.varint() !== 1) throw unreadable()
  const bits = reader.byte()
  if (bits > 40) throw damaged()
  const dictionaryBytes = bits === 40 ? 2 ** 32 - 1 : (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11)
  if (dictionaryBytes > MOST_DICTIONARY) throw new Fault('image.bad-archive', { why: 'too-large' })
  if (reader.at > length - 4) throw damaged()
  reader.zeros(length - 4 - reader.at)
  return { packedBytes, plainBytes, dictionaryBytes }
}

function* blockOf(
  reader: Reader,
  from: number,
  header: BlockHeader,
  check: number,
  window: Window,
): Generator<Uint8Array, Block, undefined> {
  const dataFrom = reader.at
  let plainBytes = 0
  const proof = proofOf(check)
  for (const piece of lzma2(reader, window)) {
    plainBytes += piece.length
    if (header.plainBytes !== null && plainBytes > header.plainBytes) throw damaged()
    proof.add(piece)
    yield piece
  }
  const packedBytes = reader.at - dataFrom
  if ((header.packedBytes ?? packedBytes) !== packedBytes) throw damaged()
  if ((header.plainBytes ?? plainBytes) !== plainBytes) throw damaged()
  reader.zeros((4 - (packedBytes % 4)) % 4)
  const stated = reader.take(checkBytes[check] ?? 0)
  if (!proof.equals(stated)) throw damaged()
  return { unpaddedBytes: dataFrom - from + packedBytes + stated.length, plainBytes }
}

/** Chunks: stored or packed, with or without a new state, dictionary or properties. */
function* lzma2(reader: Reader, window: Window): Generator<Uint8Array, void, undefined> {
  const decoder = new LzmaDecoder(window)
  window.filled = 0
  let fresh = false
  let properties: ReturnType<typeof lzmaProperties> | null = null
  let stateKnown = false
  for (;;) {
    const control = reader.byte()
    if (control === 0) return
    if (control >= 0xe0 || control === 1) {
      window.filled = 0
      fresh = true
    } else if (!fresh) throw damaged()
    if (control < 0x80) {
      if (control > 2) throw damaged()
      const stored = reader.take(reader.u16() + 1)
      for (const byte of stored) window.put(byte)
      decoder.skip(stored.length)
      if (control === 1) stateKnown = false
      yield new Uint8Array(stored)
      continue
    }
    const plainBytes = (control & 0x1f) * 0x1_0000 + reader.u16() + 1
    const packedBytes = reader.u16() + 1
    if (control >= 0xc0) properties = lzmaProperties(reader.byte())
    if (properties === null || properties.lc + properties.lp > 4) throw damaged()
    if (control >= 0xa0) {
      decoder.reset(properties)
      stateKnown = true
    } else if (!stateKnown) throw damaged()
    const from = reader.at
    reader.take(packedBytes)
    decoder.feed(reader.bytes, from, from + packedBytes)
    if (decoder.decode(plainBytes) !== plainBytes || !decoder.atEnd) throw damaged()
    yield window.last(plainBytes)
  }
}

interface Proof {
  add(bytes: Uint8Array): void
  equals(stated: Uint8Array): boolean
}

function proofOf(check: number): Proof {
  if (check === 1) {
    let value = 0
    return {
      add: (bytes) => {
        value = crc32(bytes, value)
      },
      equals: (stated) => new Reader(stated).u32() === value,
    }
  }
  if (check === 4) {
    const crc = new Crc64()
    return {
      add: (bytes) => crc.add(bytes),
      equals: (stated) => {
        const reader = new Reader(stated)
        const [low, high] = crc.value
        return reader.u32() === low && reader.u32() === high
      },
    }
  }
  if (check === 10) {
    const hash = createHash('sha256')
    return {
      add: (bytes) => {
        hash.update(bytes)
      },
      equals: (stated) => hash.digest().equals(stated),
    }
  }
  return { add: () => undefined, equals: () => true }
}

/** The index repeats the sizes of each block; the footer repeats the header. */
function index(reader: Reader, blocks: readonly Block[], check: number): void {
  const from = reader.at - 1
  if (reader.varint() !== blocks.length) throw damaged()
  for (const block of blocks)
    if (reader.varint() !== block.unpaddedBytes || reader.varint() !== block.plainBytes)
      throw damaged()
  reader.zeros((4 - ((reader.at - from) % 4)) % 4)
  const indexed = reader.bytes.subarray(from, reader.at)
  if (reader.u32() !== crc32(indexed)) throw damaged()
  const footerCrc = reader.u32()
  const footer = reader.take(6)
  const backwardBytes = (new Reader(footer).u32() + 1) * 4
  const [first, second] = reader.take(2)
  if (
    footerCrc !== crc32(footer) ||
    backwardBytes !== indexed.length + 4 ||
    footer[4] !== 0 ||
    footer[5] !== check ||
    first !== 0x59 ||
    second !== 0x5a
  )
    throw damaged()
}
