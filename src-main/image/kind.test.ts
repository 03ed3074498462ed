// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { ascii } from './bytes.ts'
import { kindOf } from './kind.ts'
import { buildImage, imageOfTarget, noise, putGbe } from '../../shared/build-image.ts'

const behind = (start: Uint8Array | readonly number[], length = 4096): Uint8Array => {
  const bytes = noise(length)
  bytes.set(start, 0)
  return bytes
}
const text = (value: string) => ascii(value)

/** GUIDs as they stand in files. */
const capsules = {
  uefi: 'bd86663b760d3040b70eb5519e2fc5a0',
  fmp: 'edd5cb6d2de8444cbda17194199ad92a',
  intel: 'b9829153b5ab9143b69ae3a943f72fcc',
  lenovo: 'd3af0be214994f4f95373129e090eb3c',
  toshiba: '6270e03b511dd245832bf093257ed461',
  aptio: '8ba63c4a2377fb48803d578cc1fec44d',
} as const

function capsule(guid: string, offset = 0x1c, words: readonly number[] = [0x1c, 0, 4096]) {
  const bytes = behind(Buffer.from(guid, 'hex'))
  for (const [index, word] of words.entries())
    bytes.set([word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, 0], 16 + index * 4)
  bytes.set([offset & 0xff, offset >>> 8], 28)
  return bytes
}

describe('what a file is', () => {
  it.each([
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['gzip', [0x1f, 0x8b, 8]],
    ['zip', [0x50, 0x4b, 3, 4]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['bzip2', [0x42, 0x5a, 0x68]],
    ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 7]],
  ] as const)('an archive: %s', (format, start) => {
    expect(kindOf(behind(start))).toEqual({ kind: 'archive', format })
  })

  it('what xz --format=lzma writes, which has no mark, and not what only begins like it', () => {
    // xz-utils 5.4: printf x | xz --format=lzma
    const packed = Buffer.from('5d00008000ffffffffffffffff003c41fbffffffe0000000', 'hex')
    expect(kindOf(packed)).toEqual({ kind: 'archive', format: 'lzma' })
    const other = Uint8Array.from(packed)
    other[2] = 3
    expect(kindOf(other)).not.toMatchObject({ format: 'lzma' })
  })

  it('a capsule of every maker, with the place of its body', () => {
    for (const [maker, guid] of Object.entries(capsules)) {
      const words = maker === 'toshiba' ? [0x1c, 4096, 0] : [0x1c, 0, 4096]
      expect(kindOf(capsule(guid, 0x40, words)), maker).toEqual({
        kind: 'capsule',
        maker,
        body: maker === 'aptio' ? { offset: 0x40, length: 4032 } : { offset: 0x1c, length: 4068 },
      })
    }
  })

  it('no capsule when its sizes are impossible', () => {
    expect(kindOf(capsule(capsules.uefi, 0, [0x10, 0, 4096]))).toEqual({ kind: 'image' })
    expect(kindOf(capsule(capsules.uefi, 0, [0x2000, 0, 0x4000]))).toEqual({ kind: 'image' })
  })

  it.each([
    ['a Windows program', behind(text('MZ')), { kind: 'program', format: 'windows' }],
    ['a Linux program', behind(text('\u007fELF')), { kind: 'program', format: 'elf' }],
    ['an update of Dell', behind(text('PFS.HDR.')), { kind: 'vendor-update', format: 'dell-pfs' }],
    ['UF2', behind([0x55, 0x46, 0x32, 0x0a, 0x57, 0x51, 0x5d, 0x9e]), { kind: 'uf2' }],
    ['a web page', text('<!DOCTYPE html>\n<html>404</html>'), { kind: 'web-page' }],
    ['a web page with a mark before it', text('\u00ef\u00bb\u00bf <html>'), { kind: 'web-page' }],
    [
      'Intel HEX',
      text(':020000040000FA\n:10000000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF10\n:00000001FF\n'),
      { kind: 'text-form', format: 'intel-hex' },
    ],
    [
      'S-records',
      text('S00600004844521B\r\nS1130000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC\r\n'),
      { kind: 'text-form', format: 's-record' },
    ],
    [
      'a hex dump',
      text('00000000  ff ff ff ff 5a a5 f0 0f  |....Z...|\n00000010  00 00 00 00 00 00 00 00\n'),
      { kind: 'text-form', format: 'hex-dump' },
    ],
    ['checksums', text(`${'ab'.repeat(32)}  x230.rom\n`), { kind: 'checksums' }],
    ['long checksums', text(`${'0f'.repeat(64)} *a/b.rom\n`), { kind: 'checksums' }],
    [
      'some text',
      text('Libreboot 25.06\nRead this first.\n'),
      { kind: 'document', format: 'text' },
    ],
    [
      'a picture',
      behind([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
      { kind: 'document', format: 'png' },
    ],
    ['firmware of an EC', behind(text('_EC\u0001')), { kind: 'ec-firmware', format: 'lenovo' }],
    ['an empty file', new Uint8Array(0), { kind: 'empty' }],
    ['bytes that are nothing known', noise(0x8000), { kind: 'image' }],
    ['an erased chip', new Uint8Array(0x8000).fill(0xff), { kind: 'image' }],
  ] as const)('%s', (_, bytes, kind) => {
    expect(kindOf(bytes)).toEqual(kind)
  })

  it('one region alone: the Management Engine, the network chip, the descriptor', () => {
    expect(kindOf(behind(text('$FPT')))).toEqual({ kind: 'me-alone' })
    const me = noise(4096)
    me.set(text('$FPT'), 0x10)
    expect(kindOf(me)).toEqual({ kind: 'me-alone' })
    const gbe = new Uint8Array(0x2000).fill(0xff)
    putGbe(gbe, 0, 0x2000, '02:00:00:00:00:01')
    expect(kindOf(gbe)).toEqual({ kind: 'gbe-alone' })
    const target = imageTargets.find(({ target: name }) => name === 'x230_12mb')
    if (target === undefined) throw new Error('x230 is gone')
    const whole = buildImage(imageOfTarget(target))
    expect(kindOf(whole.subarray(0, 4096))).toEqual({ kind: 'descriptor-alone' })
    expect(kindOf(whole)).toEqual({ kind: 'image' })
  })
})
