// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { emptySnapshot } from './empty-snapshot.ts'
import { noChoices } from '../../shared/work.ts'
import { chipSizes, cutFor, pieceName } from './images.ts'
import { wizardView } from './view.ts'

const mib = 1048576
const at = (chipIndex: number) =>
  wizardView(emptySnapshot, { ...noChoices, board: 'x230', configuration: '8+4', chipIndex }, [])

describe('an image for two chips', () => {
  it('is cut at the border, the part of this chip chosen by itself', () => {
    const whole = { name: 'x230_12mb.rom', sizeBytes: 12 * mib }
    expect(cutFor(at(0), whole)).toEqual({
      range: { offset: 0, length: 8 * mib },
      name: 'x230_12mb_bottom.rom',
    })
    expect(cutFor(at(1), whole)).toEqual({
      range: { offset: 8 * mib, length: 4 * mib },
      name: 'x230_12mb_top.rom',
    })
  })
  it('is left alone when it is not the whole of this board', () => {
    expect(cutFor(at(0), { name: 'x.rom', sizeBytes: 8 * mib })).toBeNull()
    expect(cutFor(at(0), { name: 'x.rom', sizeBytes: 16 * mib })).toBeNull()
  })
  it('has no parts on a board with one chip', () => {
    expect(chipSizes(wizardView(emptySnapshot, { ...noChoices, board: 'x220' }, []))).toEqual([])
    expect(chipSizes(at(0))).toEqual([8 * mib, 4 * mib])
  })
  it('names its parts without losing the ending', () => {
    expect(pieceName('a.b.rom', 'SPI1')).toBe('a.b_SPI1.rom')
    expect(pieceName('image', 'first 8 MiB')).toBe('image_first-8-MiB')
  })
})
