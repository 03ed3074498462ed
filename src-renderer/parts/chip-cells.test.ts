// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Phase } from '../../shared/model/job.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { compareCells, readCells, writeCells } from './chip-cells.ts'

/** 1024 cells of 4 KiB: cells 0 to 3 are erased and programmed, 8 and 9 only erased, 16 only programmed. */
const map: WriteMap = {
  jobId: 'j',
  sizeBytes: 4_194_304,
  erases: [
    { offset: 0, length: 16_384 },
    { offset: 32_768, length: 8192 },
  ],
  programs: [
    { offset: 0, length: 16_384 },
    { offset: 65_536, length: 4096 },
  ],
}
const at = (phase: Phase, doneBytes = 0, totalBytes = 1) => {
  const cells = writeCells(map, { phase, doneBytes, totalBytes })
  expect(cells).toHaveLength(1024)
  return [0, 1, 2, 3, 8, 9, 16, 17].map((index) => cells[index])
}

describe('the map of a write', () => {
  it('shows what is to come before anything was changed, and what stays as it is', () => {
    const before = [
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'stays',
    ]
    expect(at('read')).toEqual(before)
    expect(at('compare', 1, 1)).toEqual(before)
    expect(at('erase')).toEqual(before)
  })

  it('follows the erases from the start of the chip; what shall be blank is written then', () => {
    expect(at('erase', 8192, 24_576)).toEqual([
      'erased',
      'erased',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
      'stays',
    ])
    expect(at('erase', 20_480, 24_576).slice(4)).toEqual(['written', 'to-come', 'to-come', 'stays'])
  })

  it('follows the programs', () => {
    expect(at('program', 8192, 20_480)).toEqual([
      'written',
      'written',
      'erased',
      'erased',
      'written',
      'written',
      'to-come',
      'stays',
    ])
  })

  it('has nothing to come when all is read back', () => {
    expect(at('verify')).toEqual([
      'written',
      'written',
      'written',
      'written',
      'written',
      'written',
      'written',
      'stays',
    ])
  })
})

describe('the map of a comparison', () => {
  const eighth = 4_194_304 / 8
  const cells = (all: readonly string[]) => [0, 127, 128, 200, 1023].map((index) => all[index])
  const verify = (doneBytes: number, differsAt: number | null = null) =>
    writeCells(map, { phase: 'verify', doneBytes, totalBytes: 4_194_304, differsAt })

  it('turns cells to proved in step with the bytes, those that stay as well', () => {
    expect(cells(verify(0))).toEqual(['written', 'stays', 'stays', 'stays', 'stays'])
    expect(cells(verify(eighth))).toEqual(['proved', 'proved', 'stays', 'stays', 'stays'])
    expect(verify(4_194_304).every((cell) => cell === 'proved')).toBe(true)
  })

  it('calls nothing proved from the first difference on', () => {
    const seen = verify(4_194_304, 127 * 4096 + 5)
    expect(cells(seen)).toEqual(['proved', 'differs', 'stays', 'stays', 'stays'])
    expect(seen.filter((cell) => cell === 'proved')).toHaveLength(127)
  })

  it('shows the first read, then which of it the second one has confirmed', () => {
    const size = 1024 * 4096
    const at2 = (doneBytes: number, differsAt: number | null = null) =>
      cells(readCells(size, 2, { phase: 'read', doneBytes, totalBytes: 2 * size, differsAt }))
    expect(at2(size / 8)).toEqual(['read', 'read', 'to-come', 'to-come', 'to-come'])
    expect(at2(size)).toEqual(Array.from({ length: 5 }, () => 'read'))
    expect(at2(size + size / 8)).toEqual(['proved', 'proved', 'read', 'read', 'read'])
    expect(at2(2 * size, 0)).toEqual(['differs', 'read', 'read', 'read', 'read'])
  })

  it('needs one read where the bytes to compare with are known', () => {
    const size = 1024 * 4096
    expect(
      cells(compareCells(size, { phase: 'compare', doneBytes: size / 8, totalBytes: size })),
    ).toEqual(['proved', 'proved', 'to-come', 'to-come', 'to-come'])
  })
})
