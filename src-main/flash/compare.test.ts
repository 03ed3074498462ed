// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../shared/fault.ts'
import { seededRandom } from '../transport/practice/random.ts'
import { compareReads } from './compare.ts'

const KiB = 1024

const noise = (length: number, seed = 1): Uint8Array => {
  const random = seededRandom(seed)
  return Uint8Array.from({ length }, () => random.below(256))
}

/** Like a firmware: code, a blank gap, code, and a blank tail. */
function firmware(length = 64 * KiB): Uint8Array {
  const bytes = noise(length)
  bytes.fill(0xff, length / 4, length / 2)
  bytes.fill(0xff, length - length / 8)
  return bytes
}

const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice()
  change(copy)
  return copy
}

const shape = (one: Uint8Array, other: Uint8Array) => compareReads(one, other)?.looksLike

function flip(copy: Uint8Array, times: number, seed: number, from = 0): void {
  const random = seededRandom(seed)
  for (let count = 0; count < times; count++) {
    const at = from + random.below(copy.length - from)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
}

describe('comparing two reads', () => {
  it('says nothing only when every byte is equal, at any length and alignment', () => {
    for (const length of [0, 1, 3, 4, 5, 4096, 4099])
      for (const shift of [0, 1, 2, 3]) {
        const one = noise(length + 8).subarray(shift, shift + length)
        expect(compareReads(one, one.slice())).toBeNull()
        for (let at = 0; at < length; at += Math.max(1, Math.floor(length / 7)))
          expect(
            compareReads(
              one,
              changed(one, (copy) => copy.fill((copy[at] ?? 0) ^ 1, at, at + 1)),
            ),
          ).toMatchObject({
            firstOffset: at,
            differingBytes: 1,
            places: 1,
            ranges: [{ offset: at, length: 1 }],
            looksLike: 'few-places',
          })
      }
  })

  it('sees a difference in the very last byte of a length that is not a multiple of four', () => {
    const one = noise(4099)
    const other = changed(one, (copy) => copy.fill((copy[4098] ?? 0) ^ 0x80, 4098))
    expect(compareReads(one, other)?.firstOffset).toBe(4098)
  })

  it('refuses reads of different length', () => {
    let code = ''
    try {
      compareReads(new Uint8Array(4), new Uint8Array(5))
    } catch (error) {
      if (isFault(error)) code = error.code
    }
    expect(code).toBe('bug.bad-input')
  })

  it('counts every differing byte, as a plain loop does', () => {
    const random = seededRandom(99)
    for (let round = 0; round < 50; round++) {
      const one = noise(1 + random.below(20_000), round)
      const other = changed(one, (copy) => flip(copy, random.below(200), round + 1000))
      let count = 0
      for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) count++
      const mismatch = compareReads(one, other)
      expect(mismatch?.differingBytes ?? 0).toBe(count)
      for (const { offset, length } of mismatch?.ranges ?? []) {
        expect(one[offset]).not.toBe(other[offset])
        expect(one[offset + length - 1]).not.toBe(other[offset + length - 1])
      }
    }
  })

  it('merges differences of one page, in address order, and keeps the 64 longest ranges', () => {
    const one = new Uint8Array(1024 * KiB).fill(0x5a)
    const other = changed(one, (copy) => {
      for (let place = 0; place < 900; place++)
        copy.fill(0xa5, place * 1024, place * 1024 + (place % 100 === 7 ? 400 : 2))
      copy[1024 + 200] = 0
    })
    const ranges = compareReads(one, other)?.ranges ?? []
    expect(ranges).toHaveLength(64)
    expect(ranges).toContainEqual({ offset: 1024, length: 201 })
    expect(ranges.filter((range) => range.length === 400)).toHaveLength(9)
    expect(ranges).toEqual([...ranges].sort((a, b) => a.offset - b.offset))
  })
})

describe('what a difference looks like', () => {
  const read = firmware()

  it('scattered bits: noise on the wires', () => {
    expect(
      shape(
        read,
        changed(read, (copy) => flip(copy, 300, 5)),
      ),
    ).toBe('scattered-bits')
  })

  it('bits that only clear: programmed over what was not erased', () => {
    const random = seededRandom(8)
    const other = changed(read, (copy) => {
      for (let at = 0; at < copy.length; at += 700)
        copy[at] = (copy[at] ?? 0) & ~(1 << random.below(8))
    })
    expect(shape(read, other)).toBe('bits-only-clear')
    expect(shape(other, read)).toBe('scattered-bits')
  })

  it('runs of FF or 00: contact lost for a while', () => {
    const lost = (value: number) =>
      changed(read, (copy) => copy.fill(value, 2000, 5000).fill(value, 40_000, 41_000))
    expect(shape(read, lost(0xff))).toBe('runs-of-ff')
    expect(shape(lost(0xff), read)).toBe('runs-of-ff')
    expect(shape(read, lost(0x00))).toBe('runs-of-00')
  })

  it('everything after an offset: unplugged, even where the chip itself ends blank', () => {
    const cut = (value: number) => changed(read, (copy) => copy.fill(value, 3000))
    expect(shape(read, cut(0xff))).toBe('all-after-offset')
    expect(shape(read, cut(0x00))).toBe('all-after-offset')
    const garbage = changed(noise(64 * KiB), (copy) => copy.set(noise(60 * KiB, 77), 4 * KiB))
    expect(shape(noise(64 * KiB), garbage)).toBe('all-after-offset')
  })

  it('everything: another chip, or no contact at all', () => {
    expect(shape(noise(8 * KiB), noise(8 * KiB, 2))).toBe('everything')
    expect(shape(noise(8 * KiB), new Uint8Array(8 * KiB).fill(0xff))).toBe('everything')
  })

  it('shifted bits: one clock edge too many or too few', () => {
    const late = read.map((value, at) => (value >>> 1) | (((read[at - 1] ?? 0xff) << 7) & 0x80))
    const early = read.map((value, at) => ((value << 1) & 0xff) | ((read[at + 1] ?? 0xff) >>> 7))
    expect(shape(read, late)).toBe('shifted-bits')
    expect(shape(read, early)).toBe('shifted-bits')
    expect(
      shape(
        read,
        changed(read, (copy) => copy.set(late.subarray(8192, 12_288), 8192)),
      ),
    ).toBe('shifted-bits')
  })

  it('few places: a handful of spots, wherever they are', () => {
    expect(
      shape(
        read,
        changed(read, (copy) => flip(copy, 5, 3)),
      ),
    ).toBe('few-places')
    const sector = changed(read, (copy) => flip(copy.subarray(8192, 12_288), 500, 4))
    expect(shape(read, sector)).toBe('few-places')
    // flips inside a blank chip leave one side FF, but make no run
    const blank = new Uint8Array(64 * KiB).fill(0xff)
    expect(
      shape(
        blank,
        changed(blank, (copy) => flip(copy, 500, 6)),
      ),
    ).toBe('bits-only-clear')
  })
})

describe('other data in one part of a chip', () => {
  it('is whole stretches, not a few places with a loose contact or worn cells', () => {
    const read = noise(256 * KiB)
    const other = changed(read, (copy) => copy.set(noise(64 * KiB, 9), 64 * KiB))
    expect(compareReads(read, other)?.looksLike).toBe('whole-stretches')
  })
})

describe('a map of differences', () => {
  it('shows every place, however many there are, and how much of each slice differs', () => {
    const one = noise(256 * KiB)
    const other = changed(one, (copy) => {
      for (let at = 0; at < copy.length; at += 512) copy[at] = (copy[at] ?? 0) ^ 1
      for (let at = 1024; at < 1280; at++) copy[at] = (copy[at] ?? 0) ^ 0xff
    })
    const { map, places, ranges } = compareReads(one, other) ?? { map: '', places: 0, ranges: [] }
    expect(map).toHaveLength(1024)
    expect(map.slice(0, 8)).toBe('10109010')
    expect(places).toBeGreaterThan(500)
    expect(ranges).toHaveLength(64)
  })

  it('of fewer bytes than slices leaves the rest equal', () => {
    const map = compareReads(Uint8Array.of(1, 2), Uint8Array.of(1, 3))?.map
    expect(map).toBe(`09${'0'.repeat(1022)}`)
  })
})
