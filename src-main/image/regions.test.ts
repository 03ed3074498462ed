// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { chosenRegions, composed, descriptorLayout, layoutOf, regionOutOf } from './regions.ts'
import { buildImage, imageOfTarget, noise } from '../../shared/build-image.ts'
import { whyRefused } from '../testing/trouble.ts'

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const image = buildImage(imageOfTarget(target))
const layout = descriptorLayout(image) ?? []
const bios = layout.find(({ name }) => name === 'bios')
if (bios === undefined) throw new Error('no bios region')

describe('the layout', () => {
  it('of an X220 is what its descriptor says, under the names of flashrom', () => {
    expect(layout).toEqual([
      { name: 'fd', offset: 0, length: 0x1000 },
      { name: 'bios', offset: 0x18000, length: 0x7e8000 },
      { name: 'me', offset: 0x3000, length: 0x15000 },
      { name: 'gbe', offset: 0x1000, length: 0x2000 },
    ])
  })

  it('of a blank chip is not guessed', () => {
    expect(descriptorLayout(new Uint8Array(0x10000).fill(0xff))).toBeNull()
  })

  it('is read from a file of flashrom, with and without 0x', () => {
    expect(layoutOf('00000000:00000fff fd\r\n\n# a note\n0x1000:0x2fff gbe\n')).toEqual([
      { name: 'fd', offset: 0, length: 0x1000 },
      { name: 'gbe', offset: 0x1000, length: 0x2000 },
    ])
  })

  it.each(['1000-2fff gbe', '2000:1000 gbe', '0:fff', '0:fff a\n1000:1fff a', 'zz:ff a'])(
    'is refused for the line of "%s"',
    (text) => {
      expect(whyRefused(() => layoutOf(text))).toBe('bad-layout')
    },
  )
})

describe('regions', () => {
  it('are found by any case, and pdr is the pd of flashrom', () => {
    const pd = [{ name: 'pd', offset: 0, length: 1 }]
    expect(chosenRegions(pd, ['PDR'], 16)).toEqual(pd)
  })

  it('that are not there, overlap or end beyond the chip are refused', () => {
    const two = [
      { name: 'a', offset: 0, length: 8 },
      { name: 'b', offset: 4, length: 8 },
    ]
    expect(whyRefused(() => chosenRegions(two, ['c'], 16))).toBe('unknown')
    expect(whyRefused(() => chosenRegions(two, ['a', 'b'], 16))).toBe('overlap')
    expect(whyRefused(() => chosenRegions(two, ['b'], 8))).toBe('outside-chip')
  })

  it('replace their own bytes and no other one', () => {
    const held = noise(image.length, 7)
    const made = composed(held, [{ region: bios, bytes: regionOutOf(image, bios, image.length) }])
    const end = bios.offset + bios.length
    expect(Buffer.compare(made.subarray(bios.offset, end), image.subarray(bios.offset, end))).toBe(
      0,
    )
    expect(Buffer.compare(made.subarray(0, bios.offset), held.subarray(0, bios.offset))).toBe(0)
    expect(Buffer.compare(made.subarray(end), held.subarray(end))).toBe(0)
    expect(Buffer.compare(held, noise(image.length, 7))).toBe(0)
  })

  it('come out of a shorter image by its own descriptor: 12 MiB on a chip of 16 MiB', () => {
    const short = imageTargets.find((each) => each.target === 'hp820g2_12mb')
    if (short === undefined) throw new Error('no hp820g2 in the data')
    const bytes = buildImage(imageOfTarget(short))
    const region = (descriptorLayout(bytes) ?? []).find(({ name }) => name === 'bios')
    if (region === undefined) throw new Error('no bios region')
    expect(regionOutOf(bytes, region, 0x1000000).length).toBe(region.length)
    expect(whyRefused(() => regionOutOf(bytes, { ...region, offset: 0x600000 }, 0x1000000))).toBe(
      'differs',
    )
  })

  it('do not come out of a file of another size that says nothing of its layout', () => {
    const plain = new Uint8Array(0x400000)
    const region = { name: 'x', offset: 0, length: 0x1000 }
    expect(whyRefused(() => regionOutOf(plain, region, 0x800000))).toBe('outside-file')
    expect(whyRefused(() => regionOutOf(plain, region, 0x200000))).toBe('outside-file')
  })

  it('of a file of their own have exactly its length', () => {
    const held = new Uint8Array(64)
    const region = { name: 'x', offset: 8, length: 8 }
    expect(whyRefused(() => composed(held, [{ region, bytes: new Uint8Array(7) }]))).toBe(
      'wrong-length',
    )
  })
})
