// SPDX-License-Identifier: GPL-3.0-or-later
/** Parts of images for several chips: each is known by itself, and all go together in one order only. */
import { describe, expect, it } from 'vitest'
import { boardNamed } from '../../shared/board-places.ts'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { joinOrder, partsOf, startOf } from '../../shared/image-place.ts'
import { readImage } from './read.ts'
import { buildImage, imageOfTarget, noise } from '../../shared/build-image.ts'

const MiB = 1 << 20
const pairs = imageTargets.filter(({ chips_mib: chips }) => (chips?.length ?? 0) > 1)

describe.each(pairs.map((target) => [target.target, target] as const))('%s', (_, target) => {
  const whole = buildImage(imageOfTarget(target))
  const sizes = (target.chips_mib ?? []).map((mib) => mib * MiB)
  const slices = sizes.map((length, index) => {
    const offset = sizes.slice(0, index).reduce((sum, size) => sum + size, 0)
    return whole.slice(offset, offset + length)
  })

  it('is cut as its mainboard, its build and its descriptor say, and all of them agree', () => {
    const contents = readImage(whole)
    for (const id of target.boards) {
      const told = partsOf(contents, boardNamed(id))
      expect([told?.by, told?.parts.map(({ length }) => length)]).toEqual(['board', sizes])
    }
    expect(partsOf(contents, null)?.by).toBe('build')
    const nameless = { ...contents, claims: [] }
    const told = partsOf(nameless, null)
    expect([told?.by, told?.parts.map(({ length }) => length)]).toEqual(['descriptor', sizes])
  })

  it('has parts that are each known by themselves', () => {
    const contents = slices.map((slice) => readImage(slice))
    expect(contents.map(startOf)).toEqual([0, sizes[0]])
    for (const { claims } of contents) expect(claims.map(({ part }) => part)).toContain(target.part)
  })

  it('is joined in one order, whichever is given', () => {
    const contents = slices.map((slice) => readImage(slice))
    expect(joinOrder(contents)).toEqual([0, 1])
    expect(joinOrder([...contents].reverse())).toEqual([1, 0])
  })
})

describe('the order of parts', () => {
  const target = imageTargets.find((each) => each.target === 'x230_12mb')
  if (target === undefined) throw new Error('no x230 in the data')
  const whole = buildImage(imageOfTarget(target))
  const lower = readImage(whole.slice(0, 8 * MiB))

  it('is recognised by the descriptor of one where the other says nothing, as in backups', () => {
    const vendor = readImage(noise(4 * MiB))
    expect(startOf(vendor)).toBeNull()
    expect(joinOrder([vendor, lower])).toEqual([1, 0])
  })

  it('is not told by two lower halves, by two that say nothing, or by parts that leave a gap', () => {
    expect(joinOrder([lower, lower])).toBeNull()
    const vendor = readImage(noise(4 * MiB))
    expect(joinOrder([vendor, vendor])).toBeNull()
    const upper = readImage(whole.slice(8 * MiB))
    expect(joinOrder([upper, readImage(whole.slice(0, 4 * MiB))])).toBeNull()
  })
})

describe('a file that names nothing', () => {
  const contents = (sizeBytes: number) => ({ claims: [], descriptor: null, sizeBytes })

  it('is cut by its size where every mainboard of this size has the same chips', () => {
    expect(partsOf(contents(12 * MiB), null)).toMatchObject({
      by: 'size',
      parts: [{ length: 8 * MiB }, { length: 4 * MiB }],
    })
    expect(partsOf(contents(6 * MiB), null)?.parts.map(({ length }) => length)).toEqual([
      2 * MiB,
      4 * MiB,
    ])
    expect(partsOf(contents(8 * MiB), null)).toBeNull()
    expect(partsOf(contents(5 * MiB), null)).toBeNull()
  })

  it('is not cut for a mainboard with one chip of this size', () => {
    expect(partsOf(contents(16 * MiB), boardNamed('x230'))).toBeNull()
    expect(partsOf(contents(12 * MiB), boardNamed('x220'))).toBeNull()
  })
})
