// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import * as de from '../text/de/region-purposes.ts'
import * as en from '../text/en/region-purposes.ts'
import { regionWords } from '../text/image.ts'
import { wordsOfRegion } from '../text/region-purposes.ts'
import { purposeOf, regionPurposes, regionPurposeSources } from './region-purposes.ts'

describe('what the parts of an image are for', () => {
  it('is said once for every name, from a source that is listed', () => {
    const names = regionPurposes.map(({ source, name }) => `${source} ${name}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { from } of regionPurposes) expect(regionPurposeSources).toHaveProperty(from)
  })

  it('is known of every region that a descriptor can have, and of names that nobody knows', () => {
    for (const name of Object.keys(regionWords))
      expect(wordsOfRegion('ifd', name).purpose).toMatch(/\.$/)
    expect(wordsOfRegion('ifd', 'gbe').title).toBe('Network region')
    expect(purposeOf('ifd', 'de1').name).toBe('*')
    expect(wordsOfRegion('fmap', 'RW_FWID_A').title).toBe('Name of the firmware')
    expect(purposeOf('fmap', 'MY_AREA').name).toBe('*')
    expect(wordsOfRegion('uefi', 'volume').title).toBe('UEFI volume')
    expect(wordsOfRegion('none', '').title).toBe('Not named')
  })

  it.each([
    ['English', en],
    ['German', de],
  ])('is said of every part of the data and of no other: %s', (_, { regionUses }) => {
    expect(Object.keys(regionUses).sort()).toEqual(
      regionPurposes.map(({ source, name }) => `${source} ${name}`.trim()).sort(),
    )
  })
})
