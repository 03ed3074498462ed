// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../shared/fault.ts'
import { joinImages, splitImage } from './split.ts'

const MiB = 1 << 20

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (isFault(error)) return error.code
    throw error
  }
  return 'none'
}

describe('images for two chips', () => {
  it('are split in the order of the chips, without a gap', () => {
    expect(splitImage(12 * MiB, [8 * MiB, 4 * MiB])).toEqual([
      { offset: 0, length: 8 * MiB },
      { offset: 8 * MiB, length: 4 * MiB },
    ])
    expect(splitImage(16 * MiB, [16 * MiB])).toEqual([{ offset: 0, length: 16 * MiB }])
  })

  it('must be as large as the chips together', () => {
    expect(codeOf(() => splitImage(12 * MiB, [8 * MiB, 8 * MiB], 'a.rom'))).toBe('image.wrong-size')
    expect(codeOf(() => splitImage(12 * MiB, []))).toBe('bug.bad-input')
    expect(codeOf(() => splitImage(0, [0]))).toBe('bug.bad-input')
    expect(codeOf(() => splitImage(4, [8, -4]))).toBe('bug.bad-input')
  })

  it('come back byte for byte when the slices are joined', () => {
    const whole = Uint8Array.from({ length: 12_288 }, (_, at) => (at * 31) % 251)
    const slices = splitImage(whole.length, [8192, 4096]).map(({ offset, length }) =>
      whole.subarray(offset, offset + length),
    )
    expect(joinImages(slices)).toEqual(whole)
    expect(joinImages([...slices].reverse())).not.toEqual(whole)
  })

  it('are not joined from nothing', () => {
    expect(codeOf(() => joinImages([]))).toBe('bug.bad-input')
    expect(codeOf(() => joinImages([new Uint8Array(4), new Uint8Array(0)]))).toBe('bug.bad-input')
  })
})
