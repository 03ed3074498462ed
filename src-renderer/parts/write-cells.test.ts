import { describe, expect, it } from 'vitest'
import type { Phase } from '../../shared/model/job.ts'
import type { WriteMap } from '../../shared/write-map.ts'
import { writeCells } from './write-cells.ts'

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
