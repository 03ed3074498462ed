// SPDX-License-Identifier: GPL-3.0-or-later
/** Compares two reads of the same bytes: where they differ, and what the difference looks like. Pure. */
import { Fault } from '../../shared/fault.ts'
import type { Mismatch, MismatchShape } from '../../shared/model/mismatch.ts'
import type { ByteRange } from '../../shared/model/range.ts'

/** Largest number of ranges in a `Mismatch`; the longest are kept. */
const MAX_RANGES = 64
/** Differing bytes at most this far apart belong to one range: one page. */
const MERGE_GAP_BYTES = 256
/** With fewer differing bytes, no statement about runs or shifts is possible. */
const ENOUGH_BYTES = 16
/** More places than this are not "a few". */
const FEW_PLACES = 8
/** Equal slices of a `Mismatch.map`. */
const MAP_CELLS = 1024

/**
 * Compares two reads of equal length, every byte; `null` only when all are equal.
 * `second` is the later read, or for a verify what the chip holds against the wanted `first`.
 * Equal 16 MiB take about 10 ms. Throws `bug.bad-input` when the lengths differ.
 */
export function compareReads(first: Uint8Array, second: Uint8Array): Mismatch | null {
  checkLengths(first, second)
  const survey = new Survey(first, second)
  eachDifference(first, second, (offset) => survey.add(offset))
  return survey.result()
}

function checkLengths(first: Uint8Array, second: Uint8Array): void {
  if (first.length !== second.length)
    throw new Fault('bug.bad-input', {
      what: `comparing ${first.length} with ${second.length} bytes`,
    })
}

/** Comparing whole words makes the common case, equality, four times as fast; a word view needs an aligned start. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2)
}

/** Calls `visit` with each differing offset, ascending. */
function eachDifference(
  first: Uint8Array,
  second: Uint8Array,
  visit: (offset: number) => void,
): void {
  const firstWords = wordsOf(first)
  const secondWords = wordsOf(second)
  for (let word = 0; word < firstWords.length; word++) {
    if (firstWords[word] === secondWords[word]) continue
    const offset = 4 * word
    for (let at = offset; at < offset + 4; at++) if (first[at] !== second[at]) visit(at)
  }
  for (let at = 4 * firstWords.length; at < first.length; at++)
    if (first[at] !== second[at]) visit(at)
}

/** Collects what one pass over the differences can show. */
class Survey {
  readonly #first: Uint8Array
  readonly #second: Uint8Array
  #count = 0
  #firstOffset = 0
  #lastOffset = 0
  #places = 0
  #rangeStart = 0
  #ranges: ByteRange[] = []
  /** Differing bytes directly after another one, where one read has FF (00) in both. */
  #besideFf = 0
  #beside00 = 0
  readonly #cells = new Uint32Array(MAP_CELLS)
  readonly #cellBytes: number
  #onlyClear = true
  #shiftedLate = 0
  #shiftedEarly = 0

  constructor(first: Uint8Array, second: Uint8Array) {
    this.#first = first
    this.#second = second
    this.#cellBytes = Math.max(1, Math.ceil(first.length / MAP_CELLS))
  }

  add(offset: number): void {
    const one = this.#first[offset] ?? 0
    const other = this.#second[offset] ?? 0
    if (this.#count === 0) {
      this.#firstOffset = offset
      this.#rangeStart = offset
      this.#places = 1
    } else if (offset - this.#lastOffset > MERGE_GAP_BYTES) {
      this.#closeRange()
      this.#rangeStart = offset
      this.#places++
    }
    if (this.#count > 0 && offset === this.#lastOffset + 1) this.#compareWithNeighbour(offset)
    this.#count++
    const cell = Math.floor(offset / this.#cellBytes)
    this.#cells[cell] = (this.#cells[cell] ?? 0) + 1
    this.#lastOffset = offset
    if ((one & other) !== other) this.#onlyClear = false
    // A clock edge too many or too few shifts every later bit by one place.
    const before = this.#first[offset - 1] ?? 0xff
    const behind = this.#first[offset + 1] ?? 0xff
    if (other === (((one >>> 1) | (before << 7)) & 0xff)) this.#shiftedLate++
    if (other === (((one << 1) | (behind >>> 7)) & 0xff)) this.#shiftedEarly++
  }

  result(): Mismatch | null {
    if (this.#count === 0) return null
    this.#closeRange()
    const looksLike = this.#shape()
    const ranges = longest(this.#ranges).sort((one, other) => one.offset - other.offset)
    return {
      firstOffset: this.#firstOffset,
      differingBytes: this.#count,
      places: this.#places,
      ranges,
      map: Array.from(this.#cells, (bytes) => heightOf(bytes / this.#cellBytes)).join(''),
      looksLike,
    }
  }

  #compareWithNeighbour(offset: number): void {
    for (const read of [this.#first, this.#second]) {
      const value = read[offset]
      if (value !== read[offset - 1]) continue
      if (value === 0xff) this.#besideFf++
      else if (value === 0x00) this.#beside00++
    }
  }

  #closeRange(): void {
    this.#ranges.push({
      offset: this.#rangeStart,
      length: this.#lastOffset + 1 - this.#rangeStart,
    })
    if (this.#ranges.length >= 4 * MAX_RANGES) this.#ranges = longest(this.#ranges)
  }

  /** Ordered from the most to the least informative; the text for users explains each. */
  #shape(): MismatchShape {
    const count = this.#count
    const size = this.#first.length
    const most = 0.8 * count
    if (count >= ENOUGH_BYTES) {
      if (Math.max(this.#shiftedLate, this.#shiftedEarly) >= most) return 'shifted-bits'
      if (this.#brokeOff()) return this.#firstOffset === 0 ? 'everything' : 'all-after-offset'
      if (this.#besideFf >= most) return 'runs-of-ff'
      if (this.#beside00 >= most) return 'runs-of-00'
      if (count >= size / 2) return 'everything'
    }
    if (this.#places <= FEW_PLACES) return this.#filled() ? 'whole-stretches' : 'few-places'
    return this.#onlyClear ? 'bits-only-clear' : 'scattered-bits'
  }

  /** More than a page, and in each range most bytes differ: too many for a loose contact or a worn cell. */
  #filled(): boolean {
    const span = this.#ranges.reduce((sum, { length }) => sum + length, 0)
    return this.#count > 2 * MERGE_GAP_BYTES && this.#count >= 0.5 * span
  }

  /** From the first difference on nothing agrees, or one read is all FF or all 00 to its end. */
  #brokeOff(): boolean {
    const tail = this.#first.length - this.#firstOffset
    if (
      this.#firstOffset > 0 &&
      this.#count >= 0.5 * tail &&
      this.#lastOffset >= this.#first.length - 4096
    )
      return true
    const span = this.#lastOffset + 1 - this.#firstOffset
    if (this.#count < 0.25 * span) return false
    return [this.#first, this.#second].some((read) => isDead(read, this.#firstOffset))
  }
}

/** All FF, or all 00, from `from` to the end, and longer than a page or the end of the chip usually is. */
function isDead(read: Uint8Array, from: number): boolean {
  const value = read[from]
  if ((value !== 0xff && value !== 0x00) || read.length - from < 2 * MERGE_GAP_BYTES) return false
  for (let at = from; at < read.length; at++) if (read[at] !== value) return false
  return true
}

/** 0 means equal. A single differing byte is never drawn as equal. */
const heightOf = (share: number): number =>
  share === 0 ? 0 : Math.min(9, 1 + Math.floor(9 * share))

const longest = (ranges: readonly ByteRange[]): ByteRange[] =>
  [...ranges]
    .sort((one, other) => other.length - one.length || one.offset - other.offset)
    .slice(0, MAX_RANGES)
