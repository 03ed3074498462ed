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
    expect(implausible(new Uint8Array(SIZE).fill(0xff), SIZE)).toBe('all-ff')
    expect(implausible(new Uint8Array(SIZE), SIZE)).toBe('all-00')
    const almost = new Uint8Array(SIZE).fill(0xff)
    almost[SIZE - 1] = 0xfe
    expect(implausible(almost, SIZE)).toBeNull()
  })

  it('does not repeat its first half, or a half of each half', () => {
    expect(implausible(repeated(noise(SIZE / 2), 2), SIZE)).toBe('half-size-repeat')
    expect(implausible(repeated(noise(SIZE / 4), 4), SIZE)).toBe('half-size-repeat')
    expect(implausible(repeated(noise(SIZE / 16), 16), SIZE)).toBe('half-size-repeat')
    const pairs = new Uint8Array(SIZE)
    pairs.set(repeated(noise(SIZE / 4, 1), 2))
    pairs.set(repeated(noise(SIZE / 4, 2), 2), SIZE / 2)
    expect(implausible(pairs, SIZE)).toBe('half-size-repeat')
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
