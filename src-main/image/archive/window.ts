// SPDX-License-Identifier: GPL-3.0-or-later
/** The latest output of a decoder of the LZ family. Pure. */
import { Fault } from '../../../shared/fault.ts'

/** The latest output bytes, which later ones may repeat. Always longer than one decoding step. */
export class Window {
  readonly bytes: Uint8Array
  at = 0
  /** Number of bytes that may be repeated: since the last reset, at most the whole window. */
  filled = 0

  constructor(sizeBytes: number) {
    this.bytes = new Uint8Array(sizeBytes)
  }

  put(byte: number): void {
    this.bytes[this.at] = byte
    this.at += 1
    if (this.at === this.bytes.length) this.at = 0
    if (this.filled < this.bytes.length) this.filled += 1
  }

  repeat(distance: number, count: number): void {
    if (distance > this.filled) throw new Fault('image.bad-archive', { why: 'damaged' })
    const { bytes } = this
    const size = bytes.length
    let to = this.at
    let from = to - distance
    if (from < 0) from += size
    for (let left = count; left > 0; left -= 1) {
      bytes[to] = bytes[from] ?? 0
      if (++to === size) to = 0
      if (++from === size) from = 0
    }
    this.at = to
    this.filled = Math.min(size, this.filled + count)
  }

  byteBack(distance: number): number {
    if (distance > this.filled) return 0
    const from = this.at - distance
    return this.bytes[from < 0 ? from + this.bytes.length : from] ?? 0
  }

  /** A copy of the last `count` bytes. */
  last(count: number): Uint8Array {
    const from = this.at - count
    if (from >= 0) return this.bytes.slice(from, this.at)
    const out = new Uint8Array(count)
    out.set(this.bytes.subarray(from + this.bytes.length), 0)
    out.set(this.bytes.subarray(0, this.at), -from)
    return out
  }
}
