// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { EraseType } from '../../shared/model/chip.ts'
import { TellTales } from './tell-tales.ts'

const erase = (offset: number, length: number) => {
  return { kind: 'block', offset, length, type: {} as EraseType } as const
}
const piece = (offset: number, ...bytes: readonly number[]) => {
  return { offset, bytes: Uint8Array.from(bytes) }
}

describe('the byte that tells whether a page was taken', () => {
  const before = new Uint8Array(64).fill(0x12)
  before.fill(0xff, 20, 24)
  const tales = new TellTales([erase(0, 8), erase(32, 16)], before)

  it.each([
    ['is one in an erased block', piece(4, 0xff, 0x00, 0x55), 6],
    ['is one that was blank before', piece(18, 0x02, 0x02, 0x34), 20],
    ['is found behind an erased block too', piece(40, 0x31), 40],
  ])('%s', (_, of, offset) => {
    expect(tales.of(of)?.offset).toBe(offset)
  })

  it.each([
    ['was something else before', piece(8, 0x02, 0x10)],
    ['reads as a line that nobody drives', piece(0, 0x00, 0xff, 0x00)],
  ])('never picks a byte that %s', (_, of) => {
    expect(tales.of(of)).toBeNull()
  })

  it('does not exist where nothing is known of what was there', () => {
    expect(new TellTales([], null).of(piece(0, 0x55))).toBeNull()
  })
})
