// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { nvmSum } from './gbe.ts'
import { withOwnMac } from './keep-mac.ts'
import { buildImage, imageOfTarget, putGbe } from '../../shared/build-image.ts'
import { whyRefused } from '../testing/trouble.ts'

const withMac = imageTargets.filter(
  ({ default_mac: mac, regions }) => mac !== null && regions?.some(({ name }) => name === 'gbe'),
)
const own = '3c:97:0e:12:34:56'

function made(target: (typeof withMac)[number], mac: string): Uint8Array {
  const bytes = buildImage(imageOfTarget(target))
  const gbe = target.regions?.find(({ name }) => name === 'gbe')
  if (gbe !== undefined) putGbe(bytes, gbe.offset, gbe.length, mac)
  return bytes
}
const x220 = withMac.find(({ target }) => target === 'x220_8mb')
if (x220 === undefined) throw new Error('no x220 in the data')

describe('keep my network address', () => {
  it.each(withMac)('in $target: both copies, checksums good, nothing else changed', (target) => {
    const image = made(target, target.default_mac ?? '')
    const kept = withOwnMac(image, made(target, own))
    expect(kept).toMatchObject({ after: own, leftAlone: [] })
    const gbe = target.regions?.find(({ name }) => name === 'gbe') ?? { offset: 0, length: 0 }
    const parts = [gbe.offset, gbe.offset + gbe.length / 2]
    const allowed = new Set(
      parts.flatMap((at) => [0, 1, 2, 3, 4, 5, 0x7e, 0x7f].map((byte) => at + byte)),
    )
    const back = kept.bytes.slice()
    for (const at of allowed) back[at] = image[at] ?? 0
    expect(Buffer.compare(back, image)).toBe(0)
    for (const at of parts) {
      expect(Buffer.from(kept.bytes.subarray(at, at + 6)).toString('hex')).toBe('3c970e123456')
      expect(nvmSum(kept.bytes, at)).toBe(0xbaba)
    }
  })

  it('leaves a copy alone whose checksum was bad', () => {
    const image = made(x220, x220.default_mac ?? '')
    image[0x1000] = 0x12
    const kept = withOwnMac(image, made(x220, own))
    expect(kept.leftAlone).toEqual([1])
    expect(kept.bytes[0x1000]).toBe(0x12)
    expect(kept.bytes[0x2000]).toBe(0x3c)
  })

  it('is refused with the reason where it does not apply', () => {
    const image = made(x220, x220.default_mac ?? '')
    const blank = new Uint8Array(image.length).fill(0xff)
    expect(whyRefused(() => withOwnMac(image, blank))).toBe('backup-without')
    expect(whyRefused(() => withOwnMac(image, image))).toBe('backup-shared')
    expect(whyRefused(() => withOwnMac(blank, made(x220, own)))).toBe('image-without')
    expect(whyRefused(() => withOwnMac(made(x220, own), made(x220, own)))).toBe('same')
    const two = made(x220, own)
    two.set(made(x220, '3c:97:0e:65:43:21').subarray(0x2000, 0x2080), 0x2000)
    expect(whyRefused(() => withOwnMac(image, two))).toBe('backup-two')
    const broken = made(x220, own)
    broken[0x1010] = 0x77
    broken[0x2010] = 0x77
    expect(whyRefused(() => withOwnMac(image, broken))).toBe('backup-damaged')
    const spoilt = image.slice()
    spoilt[0x1010] = 0x77
    spoilt[0x2010] = 0x77
    expect(whyRefused(() => withOwnMac(spoilt, made(x220, own)))).toBe('image-damaged')
  })
})
