// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { firmwareContents } from '../transport/practice/contents.ts'
import { practiceParts } from '../transport/practice/parts.ts'
import { stuckDataBit } from './stuck-bits.ts'
import { noise } from '../testing/random.ts'

const SIZE = 65_536
const bits = [0, 1, 2, 3, 4, 5, 6, 7] as const
const asRead = (held: Uint8Array, bit: number, level: 0 | 1): Uint8Array =>
  held.map((byte) => (level === 0 ? byte & ~(1 << bit) : byte | (1 << bit)))

describe('a data bit that is stuck', () => {
  it.each(bits)('is seen in bit %i, at 0 and at 1, and over how many bytes', (bit) => {
    const held = noise(SIZE, 1)
    held.fill(0xff, 0x4000)
    for (const level of [0, 1] as const) {
      const seen = stuckDataBit(asRead(held, bit, level))
      expect(seen).toMatchObject({ bit, level })
      expect(seen?.programmedBytes).toBeGreaterThan(0x3e00)
      expect(seen?.programmedBytes).toBeLessThanOrEqual(0x4000)
    }
  })

  it('is seen in a right image of every mainboard that is read with it', () => {
    for (const target of imageTargets.slice(0, 3)) {
      const image = buildImage(imageOfTarget(target))
      for (const level of [0, 1] as const)
        expect(stuckDataBit(asRead(image, 5, level)), target.target).toMatchObject({
          bit: 5,
          level,
        })
    }
  })

  it('is not seen in the right image of any mainboard, nor in the half of one that a chip holds', () => {
    for (const target of imageTargets) {
      const image = buildImage(imageOfTarget(target))
      const half = image.length / 2
      const halves = [image.subarray(0, half), image.subarray(half)]
      for (const part of [image, ...(target.chips_mib?.length === 2 ? halves : [])])
        expect(stuckDataBit(part), target.target).toBeNull()
    }
  })

  it('is not seen in what a practice chip holds', () => {
    for (const { name, sizeBytes } of practiceParts())
      expect(stuckDataBit(firmwareContents(sizeBytes, name, 1)), name).toBeNull()
  })

  it('is not seen in a blank chip, one that is mostly blank, one of text, or one of few values', () => {
    const blank = new Uint8Array(SIZE).fill(0xff)
    expect(stuckDataBit(blank)).toBeNull()
    expect(stuckDataBit(new Uint8Array(SIZE))).toBeNull()
    expect(stuckDataBit(blank.map(() => 0xf7))).toBeNull()
    const little = blank.slice()
    little.set(asRead(noise(4000, 3), 2, 0), 0x1000)
    expect(stuckDataBit(asRead(little, 2, 0))).toBeNull()
    const words = new TextEncoder().encode(
      'The quick brown fox jumps over a lazy dog, 0123456789;\n',
    )
    expect(stuckDataBit(blank.map((_, at) => words[at % words.length] ?? 0))).toBeNull()
    expect(stuckDataBit(blank.map((_, at) => (at % 16) * 2))).toBeNull()
  })
})
