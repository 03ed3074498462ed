// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { readImage } from './read.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'

const targetNamed = (name: string) => {
  const found = imageTargets.find(({ target }) => target === name)
  if (found === undefined) throw new Error(`no target ${name}`)
  return found
}
const imageNamed = (name: string, change: Partial<ReturnType<typeof imageOfTarget>> = {}) =>
  buildImage({ ...imageOfTarget(targetNamed(name)), ...change })

describe('reading an image of each board', () => {
  it('finds what was put into it, for every target', () => {
    for (const target of imageTargets) {
      const found = readImage(buildImage(imageOfTarget(target)))
      const named = `${target.target} ${target.boards[0]}`
      expect(found.what, named).toEqual({ kind: 'image' })
      expect(found.claims[0], named).toEqual({
        from: 'build-info',
        vendor: target.vendor,
        part: target.part,
        version: '25.06',
      })
      const arm = target.mainboard_dir === 'google/gru'
      expect(found.idBlock?.part ?? null, named).toBe(arm ? null : target.part)
      expect(found.resetVector?.state, named).toBe(arm ? 'other' : 'jump')
      expect(
        found.descriptor?.regions.map(({ name, range }) => ({ name, ...range })) ?? null,
        named,
      ).toEqual(
        target.regions === null
          ? null
          : expect.arrayContaining(target.regions.map((region) => ({ ...region }))),
      )
      expect(found.descriptor?.regions.length ?? 0, named).toBe(target.regions?.length ?? 0)
      expect(found.descriptor?.family ?? null, named).toBe(target.family)
      expect(found.descriptor?.chips ?? null, named).toEqual(
        target.chips_mib?.map((mib) => mib * 0x10_0000) ?? null,
      )
      expect(found.gbe?.parts.every((part) => part.checksumGood) ?? null, named).toBe(
        target.default_mac === null ? null : true,
      )
      expect(found.me?.state ?? null, named).toBe(target.needs_me ? 'table' : null)
      const names = found.cbfs.flatMap(({ files }) => files.map(({ name }) => name))
      expect(names, named).toEqual(expect.arrayContaining([...target.needs_files, 'build_info']))
      expect(found.fmap?.fileStartsAt, named).toBe(0)
    }
  })

  it('recognises each half of a pair by itself: the lower by its map, the upper by the id block', () => {
    const whole = imageNamed('x230_12mb')
    const lower = readImage(whole.slice(0, 0x80_0000))
    expect(lower.claims.map(({ from, part }) => [from, part])).toEqual([
      ['build-info', 'ThinkPad X230'],
    ])
    expect(lower.fmap?.flashBytes).toBe(0xc0_0000)
    expect(lower.cbfs[0]?.partial).toBe(true)
    const upper = readImage(whole.slice(0x80_0000))
    expect(upper.claims.map(({ from, part }) => [from, part])).toEqual([
      ['id-block', 'ThinkPad X230'],
    ])
    expect(upper.idBlock).toMatchObject({ romBytes: 0xc0_0000, top: 0x40_0000 })
    expect(upper.descriptor).toBeNull()
    expect(upper.notLookedAt).toContain('other-chip')
  })

  it('finds where the file begins in the flash of the build, padding in front included', () => {
    const small = imageNamed('x60')
    const padded = new Uint8Array(0x100_0000).fill(0xff)
    padded.set(small, padded.length - small.length)
    const found = readImage(padded)
    expect(found.fmap?.fileStartsAt).toBe(small.length - padded.length)
    expect(found.claims[0]?.part).toBe('ThinkPad X60')
    expect(found.idBlock?.part).toBe('ThinkPad X60')
  })

  it('finds a descriptor that stands elsewhere', () => {
    const whole = imageNamed('x230_12mb')
    const swapped = new Uint8Array(whole.length)
    swapped.set(whole.subarray(0x80_0000), 0)
    swapped.set(whole.subarray(0, 0x80_0000), 0x40_0000)
    expect(readImage(swapped)).toMatchObject({ descriptor: null, descriptorElsewhere: 0x40_0000 })
  })

  it.each([
    ['swapped-16', (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 1] ?? 0)],
    ['swapped-32', (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 3] ?? 0)],
    ['inverted', (bytes: Uint8Array) => bytes.map((value) => value ^ 0xff)],
  ] as const)('knows bytes that are %s', (how, turn) => {
    for (const name of ['x200_8mb', 'x60'])
      expect(readImage(turn(imageNamed(name))).orientation, name).toBe(how)
  })

  it('sees whether the Management Engine is there, full, or blank', () => {
    for (const [me, state, full] of [
      ['table', 'table', false],
      ['full', 'table', true],
      ['blank', 'blank', false],
      ['zero', 'blank', false],
      ['noise', 'unknown', false],
    ] as const)
      expect(readImage(imageNamed('x220_8mb', { me })).me, me).toMatchObject({ state, full })
  })

  it('sees what the host may not write', () => {
    expect(
      readImage(imageNamed('x230_12mb', { locked: true })).descriptor?.hostMayNotWrite,
    ).toEqual(['fd', 'me'])
    expect(
      readImage(imageNamed('x280_vfsp_16mb', { locked: true })).descriptor?.hostMayNotWrite,
    ).toEqual(['fd', 'me'])
    expect(readImage(imageNamed('x230_12mb')).descriptor?.hostMayNotWrite).toEqual([])
  })
})
