// SPDX-License-Identifier: GPL-3.0-or-later
/** Right images of every mainboard are never stopped. The wrong ones are in `verdicts-wrong.test.ts`. */
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import type { ImageTarget } from '../../shared/data/image-targets.ts'
import { findingText } from '../../shared/text/image.ts'
import { readImage } from '../image/read.ts'
import { buildImage, imageOfTarget, noise } from '../../shared/build-image.ts'
import type { BuiltImage } from '../../shared/build-image.ts'
import {
  codesOf,
  everyPart,
  findingsOf,
  hasPair,
  imageNamed,
  inSample,
  padded,
  stopsOf,
} from '../testing/verdicts.ts'

describe('a right image is never stopped', () => {
  const asBuilt = {}
  const table: readonly (readonly [string, Partial<BuiltImage>])[] = [
    ['as Libreboot builds it', asBuilt],
    ['without build_info', { buildInfo: false }],
    ['without the id block', { idBlock: false }],
    ['with the complete Management Engine', { me: 'full' }],
    ['with a locked descriptor', { locked: true }],
    ['with a shared network address', { mac: '00:de:ad:c0:ff:ee' }],
  ]
  it.each(table)('%s', (_, change) => {
    let count = 0
    const wanted = change === asBuilt ? () => true : inSample
    for (const { bytes, board, slot, named, target } of everyPart(change, wanted)) {
      count++
      const given = { bytes, board, slot, name: `seabios_${target.target}_libgfxinit.rom` }
      expect(stopsOf(given), named).toEqual([])
      expect(stopsOf({ ...given, slot: null, name: 'my own.bin' }), named).toEqual([])
      expect(stopsOf({ bytes, name: 'x.rom' }), `${named}, no board`).toEqual([])
    }
    expect(count).toBeGreaterThan(change === asBuilt ? 110 : 20)
  })

  it('a whole image for two chips, before it is split', () => {
    for (const { whole, board, slot, bytes, offset, named } of everyPart({}, hasPair)) {
      const given = { bytes: whole, board, slot, chipBytes: bytes.length }
      expect(stopsOf(given), named).toEqual([])
      const unsplit = findingsOf(given).find(({ code }) => code === 'unsplit')
      expect(unsplit?.facts, named).toMatchObject({ range: { offset, length: bytes.length } })
      expect(stopsOf({ bytes: whole, board, chipBytes: null }), named).toEqual([])
    }
  })

  it('an image without descriptor, padded in front for a larger chip', () => {
    const bytes = padded(imageNamed('x60'), 16 << 20, 'front')
    expect(stopsOf({ bytes, board: 'x60' })).toEqual([])
    const server = padded(imageNamed('kgpe_d16_2mb'), 16 << 20, 'front')
    expect(stopsOf({ bytes: server, board: 'kgpe-d16' })).toEqual([])
  })

  it('an image with a descriptor, padded behind for a larger chip: a caution', () => {
    const bytes = padded(imageNamed('x200_8mb'), 16 << 20, 'end')
    expect(stopsOf({ bytes, board: 'x200' })).toEqual([])
    expect(codesOf({ bytes, board: 'x200' }, 'caution')).toEqual(['padded'])
    const elite = padded(imageNamed('hp820g2_12mb'), 16 << 20, 'end')
    expect(stopsOf({ bytes: elite, board: 'hp820g2' })).toEqual([])
  })

  it('the upper half alone as a build of its own size', () => {
    const top = buildImage({
      ...imageOfTarget(imageTargets.find(({ target }) => target === 'x230_12mb') as ImageTarget),
      romBytes: 4 << 20,
      regions: null,
      chipsMib: null,
    })
    expect(stopsOf({ bytes: top, board: 'x230', slot: 'top', name: 'x230_free_top.rom' })).toEqual(
      [],
    )
  })

  it('firmware of the manufacturer, with a UEFI volume and no name of a mainboard', () => {
    for (const { target, board, bytes, slot, named } of everyPart({
      buildInfo: false,
      idBlock: false,
      me: 'full',
      locked: true,
      files: [],
    })) {
      if (target.regions === null || slot !== null) continue
      const vendor = bytes.slice()
      const bios = target.regions.find(({ name }) => name === 'bios')
      if (bios === undefined) continue
      vendor.set(noise(Math.min(bios.length, target.rom_bytes - bios.offset) - 16), bios.offset)
      expect(stopsOf({ bytes: vendor, board, name: 'backup.bin' }), named).toEqual([])
    }
  })

  it('a board that Pin One has no images for', () => {
    const bytes = buildImage({
      ...imageOfTarget(imageTargets.find(({ target }) => target === 'macbook21') as ImageTarget),
    })
    expect(stopsOf({ bytes, board: 'imac52' })).toEqual([])
  })

  it('an image that is complete in itself is never called a half', () => {
    const silent = { buildInfo: false, idBlock: false }
    const whole = imageNamed('x220_8mb', silent)
    const given = { bytes: whole, board: 'x230', slot: 'bottom' }
    expect(codesOf(given, 'note')).not.toContain('half-of-pair')
    expect(codesOf(given, 'caution')).toContain('one-chip-only')
    const half = imageNamed('x230_12mb', silent).slice(0, 8 << 20)
    expect(codesOf({ ...given, bytes: half }, 'note')).toContain('half-of-pair')
    expect(codesOf({ ...given, bytes: half }, 'caution')).not.toContain('one-chip-only')
  })

  it('a file of another size than the chip that is named: said, and its place is not checked', () => {
    const silent = { buildInfo: false, idBlock: false }
    const bytes = imageNamed('x220_8mb', silent).slice(0, 4 << 20)
    for (const chipBytes of [null, 4 << 20]) {
      const given = { bytes, board: 'x230', slot: 'bottom', chipBytes }
      const found = findingsOf(given)
      expect(found.find(({ code }) => code === 'other-place-size')).toEqual({
        code: 'other-place-size',
        level: 'caution',
        facts: { name: 'bottom', placeBytes: 8 << 20, sizeBytes: 4 << 20 },
      })
      expect(found.map(findingText).join(' ')).toMatch(
        /Not checked: .*its place in the flash \(half, regions, first instruction\)/,
      )
    }
    // The chip is of the usual size: then the file is refused by its size, and its place is not checked either.
    const usual = findingsOf({ bytes, board: 'x230', slot: 'bottom', chipBytes: 8 << 20 })
    expect(usual.map(({ code }) => code)).toContain('wrong-size')
    expect(usual.map(({ code }) => code)).not.toContain('other-place-size')
    expect(usual.find(({ code }) => code === 'checked')?.facts).toMatchObject({
      notLookedAt: expect.arrayContaining(['place']),
    })
    const fits = findingsOf({ bytes: imageNamed('x230_12mb'), board: 'x230', slot: 'bottom' })
    expect(fits.map(findingText).join(' ')).not.toContain('its place in the flash')
  })

  it('a larger chip in the place of the only one: its whole file is judged, named or not', () => {
    const bytes = padded(imageNamed('x60'), 16 << 20, 'front')
    const codes = (slot: string | null) => findingsOf({ bytes, board: 'x60', slot })
    expect(codes('1')).toEqual(codes(null))
  })

  it('a first instruction that is not a known jump: a caution, and not called empty', () => {
    const bytes = imageNamed('x220_8mb')
    bytes.set(noise(0x8000, 5), bytes.length - 0x8000)
    const given = { bytes, board: 'x220' }
    expect(codesOf(given, 'caution')).toContain('odd-reset-vector')
    expect(stopsOf(given)).not.toContain('no-reset-vector')
  })

  it('parts that state different sizes: no size is accepted as the true one', () => {
    const bytes = imageNamed('x220_8mb')
    const at = readImage(bytes).fmap?.offset ?? 0
    new DataView(bytes.buffer).setUint32(at + 18, 4 << 20, true)
    const cautions = codesOf({ bytes, board: 'x220' }, 'caution')
    expect(cautions).toContain('contradiction')
    expect(cautions).not.toContain('padded')
  })

  it('a network region of an impossible size is reported as not examined', () => {
    const bytes = imageNamed('x220_8mb')
    new DataView(bytes.buffer).setUint32(0x4c, 0x0001_0001, true)
    const told = findingsOf({ bytes, board: 'x220' }).find(({ code }) => code === 'checked')
    expect(told?.facts).toMatchObject({
      notLookedAt: expect.arrayContaining(['network-region']),
      checked: expect.not.arrayContaining(['mac']),
    })
  })

  it('an image that occurs twice in a larger chip: a caution', () => {
    const bytes = imageNamed('x220_8mb')
    const twice = new Uint8Array(16 << 20)
    twice.set(bytes)
    twice.set(bytes, 8 << 20)
    expect(stopsOf({ bytes: twice, board: 'x220' })).toEqual([])
    expect(codesOf({ bytes: twice, board: 'x220' }, 'caution')).toContain('repeats')
  })

  it('a part that only the folder of the mainboard explains: a caution', () => {
    const bytes = imageNamed('x230_12mb', {
      part: 'My Own X230',
      config: 'CONFIG_MAINBOARD_DIR="lenovo/x230"\nCONFIG_MAINBOARD_PART_NUMBER="My Own X230"\n',
    })
    const given = { bytes, board: 'x230', chipBytes: null }
    expect(stopsOf(given)).toEqual([])
    expect(codesOf(given, 'caution')).toContain('unknown-part')
  })
})
