// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { drawnRanges, mapCells } from './write-map.ts'

describe('the ranges of a map', () => {
  const sizeBytes = mapCells * 4096
  it('close the gaps that no cell would show, and keep the others', () => {
    const close = [
      { offset: 0, length: 256 },
      { offset: 4000, length: 256 },
      { offset: 16_384, length: 4096 },
    ]
    expect(drawnRanges(close, sizeBytes)).toEqual([
      { offset: 0, length: 4256 },
      { offset: 16_384, length: 4096 },
    ])
  })
  it('are one where every page leaves a gap smaller than a cell', () => {
    const pages = Array.from({ length: sizeBytes / 512 }, (_, at) => ({
      offset: at * 512,
      length: 256,
    }))
    expect(drawnRanges(pages, sizeBytes)).toEqual([{ offset: 0, length: sizeBytes - 256 }])
    expect(drawnRanges([], sizeBytes)).toEqual([])
  })
})
