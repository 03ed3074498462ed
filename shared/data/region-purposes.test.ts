// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { regionWords } from '../text/image.ts'
import { purposeOf, regionPurposes, regionPurposeSources } from './region-purposes.ts'

describe('what the parts of an image are for', () => {
  it('is said once for every name, from a source that is listed', () => {
    const names = regionPurposes.map(({ source, name }) => `${source} ${name}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { from } of regionPurposes) expect(regionPurposeSources).toHaveProperty(from)
  })

  it('is said of every region that a descriptor can have, and of names that nobody knows', () => {
    for (const name of Object.keys(regionWords))
      expect(purposeOf('ifd', name).purpose).toMatch(/\.$/)
    expect(purposeOf('ifd', 'gbe').title).toBe('Network region')
    expect(purposeOf('ifd', 'de1').name).toBe('*')
    expect(purposeOf('fmap', 'RW_FWID_A').title).toBe('Name of the firmware')
    expect(purposeOf('fmap', 'MY_AREA').name).toBe('*')
    expect(purposeOf('uefi', 'volume').title).toBe('UEFI volume')
    expect(purposeOf('none', '').title).toBe('Not named')
  })
})
