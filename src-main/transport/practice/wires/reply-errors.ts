// SPDX-License-Identifier: GPL-3.0-or-later
/** Changes replies: wrong bits, or bits that come too late or too early. */
import type { PracticeFault } from '../faults.ts'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'

type Flip = Extract<PracticeFault, { kind: 'flip' }>
type Shift = Extract<PracticeFault, { kind: 'shift' }>

export class ReplyErrors {
  readonly none: boolean
  readonly #flips: readonly Flip[]
  readonly #shifts: readonly Shift[]
  readonly #random: Random
  #sent: number[] = []
  #readAt = -1
  #carry = 0

  constructor(faults: readonly PracticeFault[], seed: number) {
    this.#flips = faults.filter((each) => each.kind === 'flip')
    this.#shifts = faults.filter((each) => each.kind === 'shift')
    this.none = this.#flips.length === 0 && this.#shifts.length === 0
    this.#random = seededRandom(seed)
  }

  /** Begins a window. `before`: what was on the line. */
  begin(before: number): void {
    this.#sent = []
    this.#readAt = -1
    this.#carry = before
  }

  /** Remembers what is sent, to find the address of a read. */
  sent(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to && this.#sent.length < 8; at++) this.#sent.push(bytes[at] ?? 0)
  }

  apply(into: Uint8Array, from: number, to: number, clockHz: number): void {
    for (const { bits, aboveHz } of this.#shifts)
      if (clockHz === 0 || clockHz > aboveHz) this.#shift(into, from, to, bits)
    for (const flip of this.#flips)
      if (flip.aboveHz === 0 || clockHz > flip.aboveHz) this.#flip(into, from, to, flip)
    this.#readAt += to - from
  }

  #shift(into: Uint8Array, from: number, to: number, bits: number): void {
    if (bits > 0) {
      // Late: what was on the line before comes first, across byte borders (and whole bytes for 8 and more).
      const original = into.slice(from, to)
      const whole = Math.floor(bits / 8)
      const part = bits % 8
      const byteAt = (index: number): number => (index < 0 ? this.#carry : (original[index] ?? 0))
      for (let at = from; at < to; at++) {
        const index = at - from - whole
        into[at] = ((byteAt(index - 1) << (8 - part)) | (byteAt(index) >> part)) & 0xff
      }
      this.#carry = original.at(-1) ?? this.#carry
      return
    }
    const early = Math.min(7, -bits)
    for (let at = from; at < to; at++) {
      // After the last byte the chip drives an unknown bit; a one, as after most IDs.
      const next = at + 1 < to ? (into[at + 1] ?? 0) : 0xff
      into[at] = (((into[at] ?? 0) << early) | (next >> (8 - early))) & 0xff
    }
  }

  #flip(
    into: Uint8Array,
    from: number,
    to: number,
    flip: Extract<PracticeFault, { kind: 'flip' }>,
  ): void {
    if (flip.address !== null) {
      if (this.#readAt < 0) this.#readAt = readAddress(this.#sent)
      const index = flip.address - this.#readAt
      const at = from + index
      if (this.#readAt < 0 || index < 0 || at >= to) return
      if (flip.rate >= 1 || this.#random.next() < flip.rate)
        into[at] = (into[at] ?? 0) ^ (1 << ((flip.bit ?? 0) % 8))
      return
    }
    if (flip.rate <= 0) return
    // Distances between wrong bits are geometrically distributed, which is fast at any rate.
    const bits = (to - from) * 8
    const scale = flip.rate >= 1 ? 0 : 1 / Math.log1p(-flip.rate)
    let bit = Math.floor(Math.log1p(-this.#random.next()) * scale)
    while (bit < bits) {
      const at = from + Math.floor(bit / 8)
      into[at] = (into[at] ?? 0) ^ (1 << (flip.bit ?? bit % 8))
      bit += 1 + Math.floor(Math.log1p(-this.#random.next()) * scale)
    }
  }
}

/** Address of a read command (03, 0B, 13, 0C), -1 for anything else. */
function readAddress(sent: readonly number[]): number {
  const opcode = sent[0]
  const bytes = opcode === 0x03 || opcode === 0x0b ? 3 : opcode === 0x13 || opcode === 0x0c ? 4 : 0
  if (bytes === 0 || sent.length <= bytes) return -1
  return sent.slice(1, bytes + 1).reduce((address, byte) => address * 256 + byte, 0)
}
