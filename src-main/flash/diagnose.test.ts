// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { distinct, noData, oneBitAway, shiftedId, steady } from './diagnose.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/** `id` as it reads `bits` late (positive, with `fill` before it) or early (negative), six bytes. */
function displaced(id: string, bits: number, fill: 0 | 1): Uint8Array {
  const stream = [...bytes(id)].flatMap((byte) =>
    Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1),
  )
  const shifted =
    bits > 0 ? [...Array.from({ length: bits }, () => fill), ...stream] : stream.slice(-bits)
  return Uint8Array.from({ length: 6 }, (_, at) =>
    Array.from({ length: 8 }, (_bit, n) => shifted[8 * at + n] ?? fill).reduce<number>(
      (value, bit) => value * 2 + bit,
      0,
    ),
  )
}

describe('a reply', () => {
  it('carries no data only when every byte is 00 or every byte is FF', () => {
    expect(noData(bytes('ffffff'))).toBe('all-ff')
    expect(noData(bytes('000000'))).toBe('all-00')
    for (const hex of ['ff00ff', '0000ff', 'aaaaaa', 'ef4018', 'ffff7f'])
      expect(noData(bytes(hex))).toBeNull()
  })

  it('is steady only when asked more than once and always equal', () => {
    expect(steady([bytes('ef4018')])).toBe(false)
    expect(steady([bytes('ef4018'), bytes('ef4018')])).toBe(true)
    expect(steady([bytes('ef4018'), bytes('ef4018'), bytes('ef4008')])).toBe(false)
    expect(distinct([bytes('ef'), bytes('00'), bytes('ef')])).toEqual(['ef', '00'])
  })
})

describe('an ID displaced by clock edges', () => {
  it('is recognised one to seven bits and one byte late, whatever stands before it', () => {
    for (let bits = 1; bits <= 8; bits++)
      for (const fill of [0, 1] as const)
        expect(shiftedId(displaced('ef4018', bits, fill), [0xef4018])).toEqual({
          meant: 'ef4018',
          byBits: bits,
        })
  })

  it('is recognised with its first one to seven bits, or its first byte, missing', () => {
    for (let bits = 1; bits <= 8; bits++)
      for (const fill of [0, 1] as const)
        expect(shiftedId(displaced('c22017', -bits, fill), [0xc22017])).toEqual({
          meant: 'c22017',
          byBits: -bits,
        })
  })

  it('is named from the chip table as wiring notes of clips show it', () => {
    expect(shiftedId(bytes('77a00c7f'))?.meant).toBe('ef4018')
    expect(shiftedId(bytes('de8031ff'))?.meant).toBe('ef4018')
    expect(shiftedId(bytes('ffef4018'))?.meant).toBe('ef4018')
  })

  it('is not found in an unknown ID or on a dead line', () => {
    for (const hex of ['d37210d3', 'ffffffff', '00000000', 'a55a1234'])
      expect(shiftedId(bytes(hex))).toBeNull()
    expect(shiftedId(bytes('77a0'))).toBeNull()
  })
})

describe('an ID that nobody knows', () => {
  it('names the parts from which one wrong bit would make it', () => {
    // EF 00 18 instead of EF 40 18: one bad jumper.
    expect(oneBitAway(bytes('ef0018')).map(({ idBytes }) => idBytes)).toContain('ef4018')
  })

  it('has no similar ID when it is known, dead, or two bits away', () => {
    for (const hex of ['ef4018', 'ffffff', '000000', 'd37210'])
      expect(oneBitAway(bytes(hex))).toEqual([])
  })
})
