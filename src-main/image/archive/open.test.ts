// SPDX-License-Identifier: GPL-3.0-or-later
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ArchiveForm } from '../../../shared/model/archive.ts'
import { proposalText } from '../../../shared/text/archive-list.ts'
import { whyRefused } from '../../testing/trouble.ts'
import { listing, lookAt, statedChecksums } from './choose.ts'
import type { LookedAt, Wanted } from './choose.ts'
import { archivedFiles } from './open.ts'
import type { ArchivedFile } from './open.ts'
import { storedZip, tarOf } from '../../testing/archives.ts'

const text = (value: string) => new TextEncoder().encode(value)
const filesOf = (bytes: Uint8Array, name = 'x'): readonly ArchivedFile[] =>
  [...archivedFiles(bytes, name)].filter((step) => step !== null)
const told = (bytes: Uint8Array, name?: string) =>
  filesOf(bytes, name).map((file) => `${file.name}=${Buffer.from(file.bytes).toString()}`)

describe('archives', () => {
  const files = [
    { name: 'bin/x230_12mb/a.rom', bytes: text('first') },
    { name: 'b.txt', bytes: text('second') },
  ]

  it('tar, tar.gz and zip give the same files', () => {
    const expected = ['bin/x230_12mb/a.rom=first', 'b.txt=second']
    expect(told(tarOf(files))).toEqual(expected)
    expect(told(gzipSync(tarOf(files)))).toEqual(expected)
    expect(told(storedZip(files))).toEqual(expected)
  })

  it('a single packed file has the name of the archive without its ending', () => {
    expect(told(gzipSync(text('only')), 'image.rom.gz')).toEqual(['image.rom=only'])
  })

  it('long names of GNU tar are joined to their files', () => {
    const name = `bin/${'x'.repeat(120)}.rom`
    expect(told(tarOf([{ name, bytes: text('a') }]))).toEqual([`${name}=a`])
  })

  it('what is damaged, too large, encrypted or no archive is refused by name', () => {
    const tar = tarOf(files)
    expect(whyRefused(() => filesOf(tar.subarray(0, 600)))).toBe('damaged')
    const huge = tarOf(files)
    huge.set(text('77777777777'), 124)
    let sum = 0
    huge.fill(0x20, 148, 156)
    for (const byte of huge.subarray(0, 512)) sum += byte
    huge.set(text(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
    expect(whyRefused(() => filesOf(huge))).toBe('too-large')
    const zip = storedZip(files)
    const directory = Buffer.from(zip).indexOf('PK\u0001\u0002')
    const secret = zip.slice()
    secret[directory + 8] = 1
    expect(whyRefused(() => filesOf(secret))).toBe('encrypted')
    const other = zip.slice()
    other[directory + 10] = 12
    expect(whyRefused(() => filesOf(other))).toBe('method')
    const wrong = zip.slice()
    wrong[directory + 16] = (wrong[directory + 16] ?? 0) ^ 1
    expect(whyRefused(() => filesOf(wrong))).toBe('damaged')
    expect(whyRefused(() => filesOf(text('plain')))).toBe('unknown')
    expect(whyRefused(() => filesOf(gzipSync(text('cut')).subarray(0, 15)))).toBe('damaged')
  })

  it('a bomb of gzip ends at the largest size, and not in memory', () => {
    const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024))
    const bytes = Buffer.concat(Array.from({ length: 10 }, () => bomb))
    expect(whyRefused(() => filesOf(bytes))).toBe('too-large')
  })
})

describe('the file to propose', () => {
  const names = [
    'bin/x230_12mb/grub_x230_12mb_libgfxinit_txtmode_usqwerty.rom',
    'bin/x230_12mb/seagrub_x230_12mb_libgfxinit_corebootfb_deqwertz.rom',
    'bin/x230_12mb/seagrub_x230_12mb_libgfxinit_corebootfb_usqwerty.rom',
    'bin/x230_16mb/seagrub_x230_16mb_libgfxinit_corebootfb_usqwerty.rom',
    'bin/t430_12mb/seagrub_t430_12mb_libgfxinit_corebootfb_usqwerty.rom',
    'sha256sum.txt',
  ]
  const looked = names.map((name) =>
    lookAt(name, new Uint8Array(name.includes('16mb') ? 16 : 12).fill(name.length)),
  )
  const wanted: Wanted = { board: 'x230', sizes: [12], keyboard: null }
  const proposed = (asked: Partial<Wanted>, stated = new Map<string, string>()) => {
    const list = listing('tar', looked, { ...wanted, ...asked }, stated)
    return names[list.fitting[0] ?? -1]
  }

  it('fits mainboard, size and keyboard', () => {
    expect(proposed({})).toBe(names[2])
    expect(proposed({ keyboard: 'deqwertz' })).toBe(names[1])
    expect(proposed({ sizes: [16] })).toBe(names[3])
    expect(proposed({ board: 't430' })).toBe(names[4])
    expect(proposed({ sizes: [8] })).toBeUndefined()
  })

  it('is never one whose checksum is wrong, and good ones are called good', () => {
    const good = looked[1]
    if (good === undefined) throw new Error('no file')
    const stated = statedChecksums(
      `${'0'.repeat(64)}  seagrub_x230_12mb_libgfxinit_corebootfb_usqwerty.rom\n${good.sha512} *${good.name}\n`,
    )
    const list = listing('tar', looked, wanted, stated)
    expect(list.entries.map(({ checksum }) => checksum)).toEqual([
      'none',
      'good',
      'bad',
      'none',
      'none',
      'none',
    ])
    expect(names[list.fitting[0] ?? -1]).toBe(names[1])
  })

  it('is never one whose name says that it must not be flashed', () => {
    const list = listing(
      'tar',
      [lookAt('DO_NOT_FLASH_YET._seabios_x230_12mb_libgfxinit_corebootfb.rom', new Uint8Array(12))],
      wanted,
      new Map(),
    )
    expect(list.fitting).toEqual([])
  })

  it('of another name, when it is the only one, or no image fits and its size does', () => {
    const odd = lookAt('bios-dump', new Uint8Array(12))
    const fitting = (form: ArchiveForm, files: readonly LookedAt[], sizes: readonly number[]) =>
      listing(form, files, { ...wanted, sizes }, new Map()).fitting
    expect(fitting('single', [odd], [12])).toEqual([0])
    expect(fitting('single', [odd], [])).toEqual([0])
    expect(fitting('single', [odd], [8])).toEqual([])
    const other = lookAt('small.rom', new Uint8Array(4))
    expect(fitting('zip', [other, odd], [12])).toEqual([1])
    expect(fitting('zip', [odd, lookAt('a.rom', new Uint8Array(12))], [12])).toEqual([1])
    expect(fitting('zip', [odd, lookAt('README', new Uint8Array(3))], [])).toEqual([])
    expect(fitting('single', [lookAt('DO_NOT_FLASH', new Uint8Array(12))], [12])).toEqual([])
    const said = proposalText(listing('single', [odd], { ...wanted, sizes: [] }, new Map()))
    expect(said).toBe('Fits (the only file in it): bios-dump.')
  })

  it('names are shown in letters that can be seen', () => {
    expect(lookAt('a\u001b[2J\u202eb.rom', new Uint8Array(1)).name).toBe('a?[2J?b.rom')
  })
})
