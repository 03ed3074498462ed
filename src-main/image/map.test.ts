// SPDX-License-Identifier: GPL-3.0-or-later
/** The map of an image covers it, and nothing that differs from another image is missed. */
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { differencesOf, mapOf, regionsOf } from './map.ts'
import { readImage } from './read.ts'
import { buildImage, imageOfTarget, noise } from '../../shared/build-image.ts'

const imageNamed = (name: string) => {
  const target = imageTargets.find((each) => each.target === name)
  if (target === undefined) throw new Error(`no target ${name}`)
  return buildImage(imageOfTarget(target))
}

describe('the regions of an image', () => {
  it('cover every file from its first to its last byte, whatever it is', () => {
    const images = [
      ...imageTargets.map((target) => buildImage(imageOfTarget(target))),
      noise(70_000),
      new Uint8Array(5),
      imageNamed('x230_12mb').slice(8 << 20),
      imageNamed('x230_12mb').slice(0, 1 << 20),
    ]
    for (const image of images) {
      let at = 0
      for (const { offset, length } of regionsOf(readImage(image))) {
        expect(offset).toBe(at)
        expect(length).toBeGreaterThan(0)
        at += length
      }
      expect(at).toBe(image.length)
    }
  })

  it('are those of the descriptor, and inside the BIOS region those of the flash map', () => {
    const names = regionsOf(readImage(imageNamed('x230_12mb'))).map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['fd', 'gbe', 'me'])
    expect(names).toContain('COREBOOT')
    expect(names).toContain('FMAP')
  })
})

describe('two images', () => {
  const old = imageNamed('x220_8mb')
  const regions = regionsOf(readImage(old))
  const range = (name: string) => {
    const found = regions.find((each) => each.name === name)
    if (found === undefined) throw new Error(`no region ${name}`)
    return found
  }
  const states = (image: Uint8Array, other: Uint8Array) =>
    new Map(mapOf(readImage(image), image, other).regions.map(({ name, state }) => [name, state]))

  it('are identical in every region, or in all but those that were changed, erased or filled', () => {
    expect([...new Set(states(old, old).values())]).toEqual(['identical'])
    const now = old.slice()
    now[range('gbe').offset + 3] = 0x99
    now.fill(0xff, range('me').offset, range('me').offset + range('me').length)
    const found = states(now, old)
    expect(found.get('gbe')).toBe('changed')
    expect(found.get('me')).toBe('erased')
    expect(found.get('fd')).toBe('identical')
    expect(states(old, now).get('me')).toBe('new')
  })

  it('count the bytes that differ, in all and by region', () => {
    const now = old.slice()
    const { offset } = range('gbe')
    for (const at of [offset, offset + 5, offset + 500]) now[at] = (now[at] ?? 0) ^ 1
    const map = mapOf(readImage(now), now, old)
    expect(map.differentBytes).toBe(3)
    expect(map.regions.find(({ name }) => name === 'gbe')?.differentBytes).toBe(3)
    expect(map.differences).toEqual([
      { offset, length: 6 },
      { offset: offset + 500, length: 1 },
    ])
  })

  it('of different lengths differ in what only one of them has', () => {
    const longer = new Uint8Array(old.length + 4096).fill(0xff)
    longer.set(old)
    expect(mapOf(readImage(old), old, longer).differentBytes).toBe(4096)
    expect(mapOf(readImage(longer), longer, old).differentBytes).toBe(4096)
  })
})

describe('the places that differ', () => {
  it('hold every byte that differs, and stay few however many there are', () => {
    const one = noise(1 << 20)
    const other = one.slice()
    for (let at = 7; at < other.length; at += 31) other[at] = (other[at] ?? 0) ^ 0xff
    const places = differencesOf(one, other)
    expect(places.length).toBeLessThanOrEqual(4096)
    const inside = (at: number) =>
      places.some(({ offset, length }) => at >= offset && at < offset + length)
    for (let at = 7; at < other.length; at += 31 * 97) expect(inside(at)).toBe(true)
    expect(differencesOf(one, one)).toEqual([])
  })
})
