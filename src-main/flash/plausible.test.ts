// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../transport/practice/random.ts'
import { implausible } from './plausible.ts'

const SIZE = 64 * 1024

const noise = (length: number, seed = 1): Uint8Array => {
  const random = seededRandom(seed)
  return Uint8Array.from({ length }, () => random.below(256))
}

const repeated = (part: Uint8Array, times: number): Uint8Array => {
  const whole = new Uint8Array(part.length * times)
  for (let index = 0; index < times; index++) whole.set(part, index * part.length)
  return whole
}

describe('a plausible read', () => {
  it('is neither all FF nor all 00, but may be almost so', () => {
    expect(implausible(new Uint8Array(SIZE).fill(0xff), SIZE)).toEqual({ what: 'all-ff' })
    expect(implausible(new Uint8Array(SIZE), SIZE)).toEqual({ what: 'all-00' })
    const almost = new Uint8Array(SIZE).fill(0xff)
    almost[SIZE - 1] = 0xfe
    expect(implausible(almost, SIZE)).toBeNull()
  })

  it('does not repeat its first half, or a quarter of itself', () => {
    for (const parts of [2, 4, 16])
      expect(implausible(repeated(noise(SIZE / parts), parts), SIZE)).toEqual({
        what: 'half-size-repeat',
        repeatsAt: SIZE / parts,
      })
  })

  it.each([8, 10, 12, 13, 14])('is not read with address bit %i stuck', (bit) => {
    const chip = noise(SIZE)
    for (const stuck of [0, 1]) {
      const read = chip.map((_, at) => chip[stuck === 0 ? at & ~(1 << bit) : at | (1 << bit)] ?? 0)
      expect(implausible(read, SIZE)).toEqual({ what: 'address-bit', repeatsAt: 2 ** bit })
    }
  })

  it('is not read with an address bit stuck on a chip that is mostly blank, once two places show it', () => {
    const chip = new Uint8Array(SIZE).fill(0xff)
    const read = () => chip.map((_, at) => chip[at & ~0x2000] ?? 0)
    chip.set(noise(0x800), 0x1000)
    expect(implausible(read(), SIZE)).toBeNull()
    chip.set(noise(0x800, 2), 0x5000)
    expect(implausible(read(), SIZE)).toEqual({ what: 'address-bit', repeatsAt: 0x2000 })
    expect(implausible(chip, SIZE)).toBeNull()
  })

  it('may hold blocks of one value, a table of equal words, or the same file twice', () => {
    const zeros = new Uint8Array(SIZE).fill(0xff)
    zeros.fill(0, 0x4000, 0x8000)
    expect(implausible(zeros, SIZE)).toBeNull()
    const table = noise(SIZE)
    table.fill(0x5a, 0x1000, 0x3000)
    expect(implausible(table, SIZE)).toBeNull()
    const twice = noise(SIZE)
    twice.copyWithin(0x8000, 0, 0x4000)
    expect(implausible(twice, SIZE)).toBeNull()
  })

  it('may differ from a repeat in a single byte, or hold two copies behind a blank half', () => {
    const once = repeated(noise(SIZE / 2), 2)
    once[SIZE - 1] = (once[SIZE - 1] ?? 0) ^ 1
    expect(implausible(once, SIZE)).toBeNull()
    const copies = new Uint8Array(SIZE).fill(0xff)
    copies.set(repeated(noise(SIZE / 4), 2), SIZE / 2)
    expect(implausible(copies, SIZE)).toBeNull()
    expect(implausible(noise(SIZE), SIZE)).toBeNull()
  })

  it('has the length of the chip', () => {
    expect(() => implausible(noise(SIZE / 2), SIZE)).toThrow('bug.bad-input')
    expect(() => implausible(new Uint8Array(0), 0)).toThrow('bug.bad-input')
  })
})
