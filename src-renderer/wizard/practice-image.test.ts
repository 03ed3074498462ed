// SPDX-License-Identifier: GPL-3.0-or-later
// Tests run on Node; the page does not.
/// <reference types="node" />
import { describe, expect, it } from 'vitest'
import { boardNamed } from '../../shared/board-places.ts'
import { practiceImage } from './practice-image.ts'

const blank = new Uint8Array(65_536).fill(0xff)
const loose = { board: null, slot: null }
const page = (image: Uint8Array) => image.subarray(0x1000, 0x1100)

describe('the image to practise with', () => {
  it('differs from what the chip holds, also when that is a practice image already', () => {
    let held: Uint8Array = blank
    for (let write = 0; write < 3; write += 1) {
      const { bytes } = practiceImage(held, loose)
      expect(bytes).toHaveLength(held.length)
      expect(Buffer.compare(page(bytes), page(held))).not.toBe(0)
      held = bytes
    }
  })

  it('leaves the backup that it is made of alone', () => {
    const held = Uint8Array.from(blank)
    practiceImage(held, loose)
    expect(Buffer.compare(held, blank)).toBe(0)
  })

  it('is of the whole flash on a mainboard with two chips, another one when this chip holds its share', () => {
    const mib = 1_048_576
    const board = boardNamed('x230')
    for (const [slot, offset, length] of [
      [0, 0, 8 * mib],
      [1, 8 * mib, 4 * mib],
    ] as const) {
      const share = (image: Uint8Array) => image.subarray(offset, offset + length)
      const fresh = practiceImage(new Uint8Array(length).fill(0xff), { board, slot })
      expect(fresh.fileName).toBe('practice-x230.rom')
      expect(fresh.bytes).toHaveLength(12 * mib)
      const again = practiceImage(share(fresh.bytes), { board, slot })
      expect(Buffer.compare(share(again.bytes), share(fresh.bytes))).not.toBe(0)
      const third = practiceImage(share(again.bytes), { board, slot })
      expect(Buffer.compare(third.bytes, fresh.bytes)).toBe(0)
    }
  })

  it('is the other kind where no chip of the mainboard has this size', () => {
    const board = boardNamed('x230')
    expect(practiceImage(blank, { board, slot: 0 }).bytes).toHaveLength(blank.length)
  })
})
