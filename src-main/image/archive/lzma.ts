// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * LZMA decoder, for the `.xz` of a release and for compressed files inside coreboot images. The format is small and
 * fixed: Igor Pavlov's specification (lzma-specification.txt, public domain). Pure.
 */
import { Fault, isFault } from '../../../shared/fault.ts'
import { Window } from './window.ts'

const damaged = (): Fault => new Fault('image.bad-archive', { why: 'damaged' })

/** Bits of position state, literal context and literal position, as packed in a properties byte. */
export interface LzmaProperties {
  readonly lc: number
  readonly lp: number
  readonly pb: number
}

export function lzmaProperties(byte: number): LzmaProperties {
  if (byte >= 9 * 5 * 5) throw damaged()
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) }
}

const HALF = 1024
const probabilities = (count: number): Uint16Array => new Uint16Array(count).fill(HALF)

/** Positions of the parts of a match length in one array. */
const LOW = 2
const MIDDLE = LOW + 16 * 8
const HIGH = MIDDLE + 16 * 8
const LENGTHS = HIGH + 256

/** One LZMA stream, in as many parts as its container cuts it into. */
export class LzmaDecoder {
  readonly #window: Window
  #input: Uint8Array = new Uint8Array(0)
  #next = 0
  #end = 0
  #range = 0
  #code = 0

  #lc = 0
  #literalMask = 0
  #positionMask = 0
  #state = 0
  #rep0 = 1
  #rep1 = 1
  #rep2 = 1
  #rep3 = 1
  /** Bytes since the state was reset, for the position bits. */
  #position = 0

  #isMatch = probabilities(0)
  #isRep = probabilities(0)
  #isRepG0 = probabilities(0)
  #isRepG1 = probabilities(0)
  #isRepG2 = probabilities(0)
  #isRep0Long = probabilities(0)
  #slots = probabilities(0)
  #special = probabilities(0)
  #align = probabilities(0)
  #lengths = probabilities(0)
  #repLengths = probabilities(0)
  #literals = probabilities(0)

  constructor(window: Window) {
    this.#window = window
  }

  /** Resets the probabilities; the window stays. */
  reset({ lc, lp, pb }: LzmaProperties): void {
    this.#lc = lc
    this.#literalMask = (1 << lp) - 1
    this.#positionMask = (1 << pb) - 1
    this.#state = 0
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 1
    this.#position = 0
    this.#isMatch = probabilities(12 << 4)
    this.#isRep = probabilities(12)
    this.#isRepG0 = probabilities(12)
    this.#isRepG1 = probabilities(12)
    this.#isRepG2 = probabilities(12)
    this.#isRep0Long = probabilities(12 << 4)
    this.#slots = probabilities(4 << 6)
    this.#special = probabilities(128)
    this.#align = probabilities(16)
    this.#lengths = probabilities(LENGTHS)
    this.#repLengths = probabilities(LENGTHS)
    this.#literals = probabilities(0x300 << (lc + lp))
  }

  /** Uncompressed data between two parts counts for the position too. */
  skip(count: number): void {
    this.#position += count
  }

  /** Sets the next part of the input; its first five bytes start the range decoder. */
  feed(input: Uint8Array, from: number, to: number): void {
    if (to - from < 5 || input[from] !== 0) throw damaged()
    this.#input = input
    this.#next = from + 5
    this.#end = to
    this.#range = 0xffff_ffff
    this.#code = new DataView(input.buffer, input.byteOffset + from + 1, 4).getUint32(0)
  }

  /** True when the part was used to its last byte and the range decoder ended at zero. */
  get atEnd(): boolean {
    return this.#next === this.#end && this.#code === 0
  }

  /**
   * Decodes until `count` bytes are in the window; fewer only at an end marker. Throws `image.bad-archive` for input
   * that no encoder produces, which includes a repetition beyond `count` unless `cut` allows it.
   */
  decode(count: number, cut = false): number {
    const window = this.#window
    let left = count
    while (left > 0) {
      const positionState = this.#position & this.#positionMask
      if (this.#bit(this.#isMatch, (this.#state << 4) + positionState) === 0) {
        this.#literal()
        left -= 1
        continue
      }
      const found = this.#match(positionState)
      if (found === 0) return count - left
      if (found > left && !cut) throw damaged()
      const length = Math.min(found, left)
      window.repeat(this.#rep0, length)
      this.#position += length
      left -= length
    }
    return count
  }

  #literal(): void {
    const window = this.#window
    const before = window.byteBack(1)
    const context = ((this.#position & this.#literalMask) << this.#lc) + (before >>> (8 - this.#lc))
    const base = 0x300 * context
    const table = this.#literals
    let symbol = 1
    if (this.#state >= 7) {
      let match = window.byteBack(this.#rep0)
      while (symbol < 0x100) {
        const matchBit = (match >>> 7) & 1
        match <<= 1
        const bit = this.#bit(table, base + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchBit !== bit) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(table, base + symbol)
    window.put(symbol & 0xff)
    this.#position += 1
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6
  }

  /** Sets the distance and returns the length; 0 is the end marker. */
  #match(positionState: number): number {
    const state = this.#state
    if (this.#bit(this.#isRep, state) === 0) {
      this.#rep3 = this.#rep2
      this.#rep2 = this.#rep1
      this.#rep1 = this.#rep0
      const length = this.#length(this.#lengths, positionState)
      this.#state = state < 7 ? 7 : 10
      const distance = this.#distance(length)
      if (distance === 0xffff_ffff) return 0
      this.#rep0 = distance + 1
      return length
    }
    if (this.#window.filled === 0) throw damaged()
    if (this.#bit(this.#isRepG0, state) === 0) {
      if (this.#bit(this.#isRep0Long, (state << 4) + positionState) === 0) {
        this.#state = state < 7 ? 9 : 11
        return 1
      }
    } else {
      let distance: number
      if (this.#bit(this.#isRepG1, state) === 0) distance = this.#rep1
      else {
        if (this.#bit(this.#isRepG2, state) === 0) distance = this.#rep2
        else {
          distance = this.#rep3
          this.#rep3 = this.#rep2
        }
        this.#rep2 = this.#rep1
      }
      this.#rep1 = this.#rep0
      this.#rep0 = distance
    }
    this.#state = state < 7 ? 8 : 11
    return this.#length(this.#repLengths, positionState)
  }

  #length(table: Uint16Array, positionState: number): number {
    if (this.#bit(table, 0) === 0) return 2 + this.#tree(table, LOW + (positionState << 3), 3)
    if (this.#bit(table, 1) === 0) return 10 + this.#tree(table, MIDDLE + (positionState << 3), 3)
    return 18 + this.#tree(table, HIGH, 8)
  }

  #distance(length: number): number {
    const slot = this.#tree(this.#slots, Math.min(length - 2, 3) << 6, 6)
    if (slot < 4) return slot
    const bits = (slot >>> 1) - 1
    const base = ((2 | (slot & 1)) << bits) >>> 0
    if (slot < 14) return base + this.#reverseTree(this.#special, base - slot, bits)
    const direct = this.#direct(bits - 4)
    return (base + direct * 16 + this.#reverseTree(this.#align, 0, 4)) >>> 0
  }

  #tree(table: Uint16Array, base: number, bits: number): number {
    let node = 1
    for (let left = bits; left > 0; left -= 1) node = (node << 1) | this.#bit(table, base + node)
    return node - (1 << bits)
  }

  #reverseTree(table: Uint16Array, base: number, bits: number): number {
    let node = 1
    let value = 0
    for (let at = 0; at < bits; at += 1) {
      const bit = this.#bit(table, base + node)
      node = (node << 1) | bit
      value |= bit << at
    }
    return value
  }

  #direct(bits: number): number {
    let value = 0
    for (let left = bits; left > 0; left -= 1) {
      this.#range = this.#range >>> 1
      const bit = this.#code >= this.#range ? 1 : 0
      if (bit === 1) this.#code -= this.#range
      value = value * 2 + bit
      if (this.#range < 0x100_0000) this.#more()
    }
    return value
  }

  #bit(table: Uint16Array, at: number): 0 | 1 {
    const probability = table[at] ?? HALF
    const bound = (this.#range >>> 11) * probability
    let bit: 0 | 1
    if (this.#code < bound) {
      this.#range = bound
      table[at] = probability + ((2048 - probability) >>> 5)
      bit = 0
    } else {
      this.#range -= bound
      this.#code -= bound
      table[at] = probability - (probability >>> 5)
      bit = 1
    }
    if (this.#range < 0x100_0000) this.#more()
    return bit
  }

  #more(): void {
    if (this.#next >= this.#end) throw damaged()
    this.#range = (this.#range << 8) >>> 0
    this.#code = ((this.#code << 8) | (this.#input[this.#next] ?? 0)) >>> 0
    this.#next += 1
  }
}

/** Header of an LZMA-alone file: a properties byte, the size of the dictionary, and the unpacked size. */
const ALONE_HEADER_BYTES = 13

/**
 * Unpacks an LZMA-alone stream (`xz --format=lzma`, coreboot's compressed files). The size is stated in the header, or
 * an end marker ends the data; never more than `mostBytes`. Throws `image.bad-archive`.
 */
export function lzmaAlone(bytes: Uint8Array, mostBytes: number): Uint8Array {
  const found = beginningOf(bytes, mostBytes + 1)
  if (found.length > mostBytes) throw new Fault('image.bad-archive', { why: 'too-large' })
  return found
}

/**
 * As `lzmaAlone`, but cuts data of unstated size at `mostBytes`, and returns `null` for a damaged stream or a larger
 * stated size. For callers to whom damage is only a fact about the file.
 */
export function lzmaAloneOrNull(bytes: Uint8Array, mostBytes: number): Uint8Array | null {
  try {
    return beginningOf(bytes, mostBytes)
  } catch (error) {
    if (isFault(error, 'image.bad-archive')) return null
    throw error
  }
}

function beginningOf(bytes: Uint8Array, mostBytes: number): Uint8Array {
  if (bytes.length < ALONE_HEADER_BYTES + 5) throw damaged()
  const header = new DataView(bytes.buffer, bytes.byteOffset, ALONE_HEADER_BYTES)
  const low = header.getUint32(5, true)
  const high = header.getUint32(9, true)
  const open = low === 0xffff_ffff && high === 0xffff_ffff
  const stated = high * 0x1_0000_0000 + low
  if (!open && stated > mostBytes) throw new Fault('image.bad-archive', { why: 'too-large' })
  const window = new Window(Math.max(1, open ? mostBytes : stated))
  const decoder = new LzmaDecoder(window)
  decoder.reset(lzmaProperties(header.getUint8(0)))
  decoder.feed(bytes, ALONE_HEADER_BYTES, bytes.length)
  const count = decoder.decode(open ? mostBytes : stated, open)
  if (!open && count < stated) throw damaged()
  return window.bytes.slice(0, count)
}
