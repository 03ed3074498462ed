// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The files inside downloads: tar, also packed by xz or gzip, single packed files, and zip. Writes nothing to disk;
 * names are text and never used as paths. Pure: the caller may pause between the steps.
 */
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { Fault } from '../../../shared/fault.ts'
import type { ArchiveForm } from '../../../shared/model/archive.ts'
import { crc32 } from './checksums.ts'
import { isXz, unpackedXz } from './xz.ts'

/** Largest file, bytes: no flash chip holds more. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024
/** Largest total of an archive, bytes: a release for one mainboard has dozens of images of up to 16 MiB. */
const MOST_TOTAL_BYTES = 1024 * 1024 * 1024
const MOST_FILES = 1024
const BLOCK = 512

export interface ArchivedFile {
  readonly name: string
  /** An independent copy. */
  readonly bytes: Uint8Array
}

const trouble = (
  why: 'damaged' | 'too-large' | 'too-many' | 'encrypted' | 'method' | 'unknown',
): Fault => new Fault('image.bad-archive', { why })

/** `null` is a pause: work was done, but no file is complete yet. */
export type Step = ArchivedFile | null

/**
 * Yields one file after another; the caller keeps what it wants. `fileName` gives a single packed file its name, which
 * is stored nowhere else. Throws `image.bad-archive`.
 */
export function* archivedFiles(
  bytes: Uint8Array,
  fileName: string,
): Generator<Step, ArchiveForm, undefined> {
  if (isXz(bytes)) return yield* packed(unpackedXz(bytes), fileName)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return yield* packed(unpackedGzip(bytes), fileName)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    yield* zipped(bytes)
    return 'zip'
  }
  if (isTar(bytes)) return yield* packed([bytes], fileName)
  throw trouble('unknown')
}

/** True when the bytes are the start of a tar: its first header has a correct checksum. */
const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= BLOCK && headerSumGood(bytes.subarray(0, BLOCK))

function* unpackedGzip(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  try {
    yield gunzipSync(bytes, { maxOutputLength: MOST_FILE_BYTES * 2 })
  } catch (error) {
    throw trouble(isTooLarge(error) ? 'too-large' : 'damaged')
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')

function* packed(
  pieces: Iterable<Uint8Array>,
  fileName: string,
): Generator<Step, 'tar' | 'single', undefined> {
  const stream = new Pieces(pieces)
  const first = yield* stream.upTo(BLOCK)
  if (first.length === BLOCK && headerSumGood(first)) {
    yield* tarFiles(stream, first)
    return 'tar'
  }
  const rest = yield* stream.upTo(MOST_FILE_BYTES + 1)
  if (first.length + rest.length > MOST_FILE_BYTES) throw trouble('too-large')
  const whole = new Uint8Array(first.length + rest.length)
  whole.set(first)
  whole.set(rest, first.length)
  yield { name: fileName.replace(/\.(?:xz|gz|lzma)$/i, ''), bytes: whole }
  return 'single'
}

/** Reads a stream of pieces by numbers of bytes. Never holds more than the requested bytes and one piece. */
class Pieces {
  readonly #source: Iterator<Uint8Array>
  #piece: Uint8Array = new Uint8Array(0)
  #total = 0

  constructor(source: Iterable<Uint8Array>) {
    this.#source = source[Symbol.iterator]()
  }

  /** Exactly `count` bytes, fewer only at the end. */
  *upTo(count: number): Generator<null, Uint8Array, undefined> {
    const parts: Uint8Array[] = []
    let held = 0
    while (held < count) {
      if (this.#piece.length === 0 && !(yield* this.#more())) break
      const part = this.#piece.subarray(0, count - held)
      parts.push(part)
      held += part.length
      this.#piece = this.#piece.subarray(part.length)
    }
    const out = new Uint8Array(held)
    let at = 0
    for (const part of parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }

  *skip(count: number): Generator<null, void, undefined> {
    for (let left = count; left > 0;) {
      if (this.#piece.length === 0 && !(yield* this.#more())) throw trouble('damaged')
      const gone = Math.min(left, this.#piece.length)
      this.#piece = this.#piece.subarray(gone)
      left -= gone
    }
  }

  /** Reads to the end, so that the checksums at the end are compared too. */
  *drain(): Generator<null, void, undefined> {
    do this.#piece = new Uint8Array(0)
    while (yield* this.#more())
  }

  *#more(): Generator<null, boolean, undefined> {
    yield null
    const next = this.#source.next()
    if (next.done === true) return false
    this.#piece = next.value
    this.#total += next.value.length
    if (this.#total > MOST_TOTAL_BYTES) throw trouble('too-large')
    return true
  }
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const field = (header: Uint8Array, from: number, length: number): string =>
  latin(header.subarray(from, from + length)).replace(/\0.*$/s, '')

function headerSumGood(header: Uint8Array): boolean {
  const stated = Number.parseInt(field(header, 148, 8).trim(), 8)
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte
  return sum === stated
}

function sizeOf(header: Uint8Array): number {
  // Sizes beyond 8 GiB are written in binary, and are too large in any case.
  if (((header[124] ?? 0) & 0x80) !== 0) throw trouble('too-large')
  const text = field(header, 124, 12).trim()
  if (!/^[0-7]*$/.test(text)) throw trouble('damaged')
  return text === '' ? 0 : Number.parseInt(text, 8)
}

function* tarFiles(stream: Pieces, first: Uint8Array): Generator<Step, void, undefined> {
  let header = first
  let longName: string | null = null
  for (let entries = 0; header.length === BLOCK && header.some((byte) => byte !== 0);) {
    if (!headerSumGood(header)) throw trouble('damaged')
    if (++entries > MOST_FILES * 4) throw trouble('too-many')
    const size = sizeOf(header)
    const kind = field(header, 156, 1)
    const padding = (BLOCK - (size % BLOCK)) % BLOCK
    if (kind === '' || kind === '0' || kind === 'L' || kind === 'x') {
      if (size > (kind === 'L' || kind === 'x' ? 0x1_0000 : MOST_FILE_BYTES))
        throw trouble('too-large')
      const bytes = yield* stream.upTo(size)
      if (bytes.length !== size) throw trouble('damaged')
      if (kind === 'L') longName = latin(bytes).replace(/\0.*$/s, '')
      else if (kind === 'x') longName = /^\d+ path=(.*)$/m.exec(latin(bytes))?.[1] ?? longName
      else {
        const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : ''
        const short = field(header, 0, 100)
        yield { name: longName ?? (prefix === '' ? short : `${prefix}/${short}`), bytes }
        longName = null
      }
      yield* stream.skip(padding)
    } else {
      // Folders, links and devices cannot hold an image.
      yield* stream.skip(kind === '5' || kind === '1' || kind === '2' ? 0 : size + padding)
      longName = null
    }
    header = yield* stream.upTo(BLOCK)
  }
  yield* stream.drain()
}

function* zipped(bytes: Uint8Array): Generator<Step, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffff_ffff) throw trouble('method')
  if (count > MOST_FILES) throw trouble('too-many')
  let total = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x0201_4b50) throw trouble('damaged')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const crc = view.getUint32(at + 16, true)
    const packedBytes = view.getUint32(at + 20, true)
    const plainBytes = view.getUint32(at + 24, true)
    const nameBytes = view.getUint16(at + 28, true)
    const name = latin(bytes.subarray(at + 46, at + 46 + nameBytes))
    const local = view.getUint32(at + 42, true)
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (name.endsWith('/')) continue
    if ((flags & 1) !== 0) throw trouble('encrypted')
    if (method !== 0 && method !== 8) throw trouble('method')
    total += plainBytes
    if (plainBytes > MOST_FILE_BYTES || total > MOST_TOTAL_BYTES) throw trouble('too-large')
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x0403_4b50)
      throw trouble('damaged')
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + packedBytes > bytes.length) throw trouble('damaged')
    const raw = bytes.subarray(from, from + packedBytes)
    const plain = method === 0 ? new Uint8Array(raw) : inflated(raw, plainBytes)
    if (plain.length !== plainBytes || crc32(plain) !== crc) throw trouble('damaged')
    yield { name, bytes: plain }
  }
}

function inflated(raw: Uint8Array, mostBytes: number): Uint8Array {
  try {
    return new Uint8Array(inflateRawSync(raw, { maxOutputLength: Math.max(1, mostBytes) }))
  } catch {
    throw trouble('damaged')
  }
}

/** The last record of a zip; only a comment may follow it. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1)
    if (view.getUint32(at, true) === 0x0605_4b50) return at
  throw trouble('damaged')
}
