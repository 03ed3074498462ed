// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { lzmaAloneOrNull } from './lzma.ts'
import { noise } from '../../../shared/build-image.ts'

/** 120 lines, packed by xz's own encoder without a stated size. */
const packed = Uint8Array.from(
  Buffer.from(
    'XQAAgAD//////////wAhk8X3A8IuxcPGaGCGLBMY9JbajFmC3X6t4hEAIz0xpExJlZxkdXlmVlkLrDvgQjVTDyB/' +
      'VvW7K2ummM1bJyqP2NMVgK0coSLvSaa2SB0wV2dZLyEIvTPVRhHrBqrpv/ZZqozkpr0fDTYyPJtHDLbPwpq8PlW5' +
      'fo9OES48xP08kzevahtCOaJdU7snKtszjd+ZJW67FGhFvPUXzSmwJ7frNaVO2Zac1LsENNyquV//Ll+9dCnuV3bO' +
      'Ttx5P40ZPpn/+7UmUw==',
    'base64',
  ),
)
const text = Array.from({ length: 120 }, (_, line) => `CONFIG_LINE_${line}=y\n`).join('')

describe('LZMA', () => {
  it('unpacks what xz packed, up to its end mark', () => {
    const found = lzmaAloneOrNull(packed, 1 << 20)
    expect(Buffer.from(found ?? []).toString('latin1')).toBe(text)
  })

  it('unpacks a stream of stated size, and none that states more than is allowed', () => {
    const stated = packed.slice()
    new DataView(stated.buffer).setUint32(5, text.length, true)
    new DataView(stated.buffer).setUint32(9, 0, true)
    expect(lzmaAloneOrNull(stated, text.length)?.length).toBe(text.length)
    expect(lzmaAloneOrNull(stated, text.length - 1)).toBeNull()
  })

  it('stops at the limit where no size is stated', () => {
    expect(lzmaAloneOrNull(packed, 100)?.length).toBe(100)
  })

  it('gives nothing or something bounded for damaged streams, and always ends', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const damaged = packed.slice()
      const [where = 0, value = 0] = noise(2, seed)
      damaged[(where * 7) % damaged.length] = value
      const found = lzmaAloneOrNull(damaged.subarray(0, damaged.length - (seed % 9)), 4096)
      expect(found === null || found.length <= 4096).toBe(true)
    }
    expect(lzmaAloneOrNull(new Uint8Array(0), 10)).toBeNull()
  })
})
