// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { hexRows, nextDifference, previousDifference, topAt } from './hex-rows.ts'

const textOf = (bytes: readonly { readonly text: string }[]) =>
  bytes.map(({ text }) => text).join(' ')

describe('a page of bytes', () => {
  it('begins with a whole row, and ends with the file', () => {
    expect(topAt(0x1003, 0x10_0000, 24)).toBe(0x1000)
    expect(topAt(0xf_ffff, 0x10_0000, 24)).toBe(0x10_0000 - 24 * 8)
    expect(topAt(-5, 0x10_0000, 24)).toBe(0)
    expect(topAt(100, 20, 24)).toBe(0)
  })

  it('shows both files, and marks what differs or is only in one', () => {
    const one = Uint8Array.of(0x41, 0x42, 0xff, 0, 1, 2, 3, 4, 5, 6)
    const two = Uint8Array.of(0x41, 0x43, 0xff, 0, 1, 2, 3, 4, 5)
    const [first, second] = hexRows(0, 24, one, two, 10)
    expect(textOf(first?.one ?? [])).toBe('41 42 FF 00 01 02 03 04')
    expect(first?.one.map(({ differs }) => differs).indexOf(true)).toBe(1)
    expect(first?.text).toBe('AB......')
    expect(textOf(second?.two ?? [])).toBe('05 ·· ·· ·· ·· ·· ·· ··')
    expect(second?.one.map(({ differs }) => differs)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((index) => index === 1),
    )
    expect(hexRows(0, 24, one, two, 10)).toHaveLength(2)
  })

  it('marks nothing while bytes are on their way', () => {
    const [row] = hexRows(8, 24, null, Uint8Array.of(1), 9)
    expect(row?.address).toBe(8)
    expect(row?.two.some(({ differs }) => differs)).toBe(false)
  })
})

describe('the way from one difference to the next', () => {
  const differences = [
    { offset: 10, length: 5 },
    { offset: 100, length: 1 },
    { offset: 4000, length: 96 },
  ]
  it('goes forward and back, and ends at both ends', () => {
    expect(nextDifference(differences, -1)).toBe(0)
    expect(nextDifference(differences, 10)).toBe(1)
    expect(nextDifference(differences, 4000)).toBeNull()
    expect(previousDifference(differences, 4000)).toBe(1)
    expect(previousDifference(differences, 11)).toBe(0)
    expect(previousDifference(differences, 10)).toBeNull()
    expect(nextDifference([], 0)).toBeNull()
    expect(previousDifference([], 9)).toBeNull()
  })
})
