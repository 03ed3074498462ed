// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../../shared/fault.ts'
import { lzmaAlone } from './lzma.ts'
import { unpackedXz } from './xz.ts'

/** 40 lines, packed by XZ Utils 5.4. */
const PLAIN = Array.from(
  { length: 40 },
  (_unused, line) => `line ${line % 7} of a text that repeats itself\n`,
).join('')
const XZ = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AXHAERdADYaSh8IoCYDTQad7+2MoT/IOM9thS+aaJmfL/bA0qMCNuh6N3wj781CW4zWYwMF8FJ4nOAgfm3TUvNvUKcp5hGm4SwAAIHqvfSVfkcoAAFgyAsAAACc/8XFscRn+wIAAAAABFla',
  'base64',
)
const ALONE = Buffer.from(
  'XQAAgAD//////////wA2GkofCKAmA00Gne/tjKE/yDjPbYUvmmiZny/2wNKjAjboejd8I+/NQluM1mMDBfBSeJzgIH5t01Lzb1CnKeYRraI2Xf/84ymA',
  'base64',
)

const all = (packed: Uint8Array): Buffer => Buffer.concat([...unpackedXz(packed)])

function troubleOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (isFault(error, 'image.bad-archive')) return error.facts.why
    throw error
  }
  return 'none'
}

describe('xz', () => {
  it('unpacks what XZ Utils packed', () => {
    expect(all(XZ).toString()).toBe(PLAIN)
  })

  it('unpacks several streams with padding between them', () => {
    expect(all(Buffer.concat([XZ, Buffer.alloc(8), XZ])).toString()).toBe(PLAIN + PLAIN)
  })

  it('notices any byte that was changed, and any length that was cut off', () => {
    for (let at = 0; at < XZ.length; at += 1) {
      const broken = Buffer.from(XZ)
      broken[at] = (broken[at] ?? 0) ^ 0x10
      expect(['damaged', 'method', 'too-large'], `byte ${at}`).toContain(
        troubleOf(() => all(broken)),
      )
      expect(
        troubleOf(() => all(XZ.subarray(0, at))),
        `cut at ${at}`,
      ).toBe('damaged')
    }
  })
})

describe('LZMA alone', () => {
  it('unpacks what XZ Utils packed, whose size is not in the header', () => {
    expect(Buffer.from(lzmaAlone(ALONE, 4096)).toString()).toBe(PLAIN)
  })

  it('unpacks a stream whose header tells the size', () => {
    const sized = Buffer.from(ALONE)
    sized.writeUInt32LE(PLAIN.length, 5)
    sized.writeUInt32LE(0, 9)
    expect(Buffer.from(lzmaAlone(sized, 4096)).toString()).toBe(PLAIN)
  })

  it('returns no more than requested', () => {
    expect(troubleOf(() => lzmaAlone(ALONE, 1000))).toBe('too-large')
    const huge = Buffer.from(ALONE)
    huge.fill(0x7f, 5, 13)
    expect(troubleOf(() => lzmaAlone(huge, 4096))).toBe('too-large')
  })

  it('names what is cut off damaged', () => {
    for (let at = 0; at < ALONE.length - 1; at += 1)
      expect(troubleOf(() => lzmaAlone(ALONE.subarray(0, at), 4096))).toBe('damaged')
  })
})

describe.skipIf(!hasXz())('against the xz of this machine', () => {
  const mixed = Buffer.alloc(3_000_000, 0xff)
  let state = 1
  for (let at = 0; at < 700_000; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    mixed[at] = at % 5000 < 2500 ? state >>> 24 : at % 251
  }
  mixed.copy(mixed, 2_500_000, 0, 400_000)

  it.each([
    ['-0'],
    ['-9e'],
    ['-3', '--check=crc32'],
    ['-3', '--check=sha256'],
    ['-3', '--check=none'],
    ['-1', '--block-size=300000'],
    ['--lzma2=preset=6,lc=0,lp=4,pb=0'],
    ['--lzma2=dict=4KiB'],
  ])('%s %s', (...options) => {
    const packed = execFileSync('xz', ['-c', ...options], { input: mixed, maxBuffer: 1e8 })
    expect(all(packed).equals(mixed)).toBe(true)
  })

  it('--format=lzma', () => {
    const packed = execFileSync('xz', ['-c', '--format=lzma'], { input: mixed, maxBuffer: 1e8 })
    expect(Buffer.from(lzmaAlone(packed, mixed.length)).equals(mixed)).toBe(true)
  })

  it('refuses the filters for machine code, which no release uses', () => {
    const packed = execFileSync('xz', ['-c', '--x86', '--lzma2=preset=1'], { input: mixed })
    expect(troubleOf(() => all(packed))).toBe('method')
  })
})

function hasXz(): boolean {
  try {
    execFileSync('xz', ['--version'])
    return true
  } catch {
    return false
  }
}
