// SPDX-License-Identifier: GPL-3.0-or-later
/** Our readers agree with the tools of coreboot and UEFITool about the images that the tests make. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import type { ImageTarget } from '../../shared/data/image-targets.ts'
import { ascii } from '../../src-main/image/bytes.ts'
import { readImage } from '../../src-main/image/read.ts'
import { buildImage, imageOfTarget, noise } from '../../shared/build-image.ts'

/** `null` if it is not installed: coreboot-utils and uefitool-cli of Debian have them. */
function programNamed(name: string): string | null {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return places.map((place) => join(place, name)).find((file) => existsSync(file)) ?? null
}
const cbfstool = programNamed('cbfstool')
const ifdtool = programNamed('ifdtool')
const uefiextract = programNamed('UEFIExtract') ?? programNamed('uefiextract')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-one-image-tools-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const targets = imageTargets.filter(({ target }) =>
  [
    'x60',
    'x200_8mb',
    'x220_8mb',
    'x230_12mb',
    'e5420_6mb',
    'e6220_10mb',
    'hp2560p_8mb',
    't1700mt_bmrc_12mb',
    't480_vfsp_16mb',
    'gru_kevin',
  ].includes(target),
)

function made(target: ImageTarget): { readonly bytes: Uint8Array; readonly path: string } {
  const bytes = buildImage(imageOfTarget(target))
  const path = join(folder, `${target.target}.rom`)
  writeFileSync(path, bytes)
  return { bytes, path }
}
const run = (program: string | null, ...words: readonly string[]): string =>
  execFileSync(program ?? '', words, { encoding: 'utf8', cwd: folder, stdio: 'pipe' })

describe.skipIf(cbfstool === null)(
  'cbfstool (skipped where coreboot-utils is not installed)',
  () => {
    it.each(targets)('lists the same files of $target', (target) => {
      const { bytes, path } = made(target)
      const [cbfs] = readImage(bytes).cbfs
      const theirs = run(cbfstool, path, 'print', '-k')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .filter(([name]) => name !== '(empty)')
        .map(([name, , , metadata, size]) => [name, Number(metadata) > 0, Number(size)])
      expect(cbfs?.files.map(({ name, data }) => [name, true, data.length])).toEqual(theirs)
    })

    it.each(targets)('lists the same areas of the flash map of $target', (target) => {
      const { bytes, path } = made(target)
      const ours = readImage(bytes).fmap?.areas.map(({ name, range }) => ({ name, ...range }))
      const theirs = [
        ...run(cbfstool, path, 'layout', '-w').matchAll(
          /^'(\w+)' \(.*size (\d+), offset (\d+)\)/gm,
        ),
      ].map(([, name, length, offset]) => ({
        name,
        offset: Number(offset),
        length: Number(length),
      }))
      expect(theirs.length).toBeGreaterThan(1)
      expect(ours).toEqual(theirs)
    })

    it('sees no file behind a damaged header, and ours says where', () => {
      const [target] = targets
      if (target === undefined) throw new Error('no target')
      const { bytes, path } = made(target)
      const payload = readImage(bytes).cbfs[0]?.files.find(({ type }) => type === 0x20)
      const header = (payload?.data.offset ?? 0) - 0x40
      bytes.fill(0, header, header + 0x40)
      writeFileSync(path, bytes)
      const theirs = run(cbfstool, path, 'print', '-k')
      expect(theirs).toContain('build_info')
      expect(theirs).not.toContain('bootblock')
      expect(readImage(bytes).cbfs[0]?.gaps).toMatchObject([{ offset: header }])
    })

    it('packs a program in which ours sees a block that was lost', () => {
      const [target] = targets
      if (target === undefined) throw new Error('no target')
      const { path } = made(target)
      const program = join(folder, 'program')
      // Files that compression does not shrink are stored uncompressed.
      writeFileSync(
        program,
        noise(0x4_0000, 11).map((value) => value & 15),
      )
      const words = ['-l', '0x100000', '-e', '0x100000', '-c', 'lzma']
      run(cbfstool, path, 'add-flat-binary', '-f', program, '-n', 'img/test', ...words)
      const bytes = new Uint8Array(readFileSync(path))
      expect(readImage(bytes).holedFiles).toEqual([])
      const added = readImage(bytes).cbfs[0]?.files.find(({ name }) => name === 'img/test')
      const block = Math.ceil(((added?.data.offset ?? 0) + 0x1000) / 0x1000) * 0x1000
      bytes.fill(0, block, block + 0x1000)
      expect(readImage(bytes).holedFiles).toEqual(['img/test'])
    })

    it('packs a configuration that ours unpacks', () => {
      const [target] = targets
      if (target === undefined) throw new Error('no target')
      const { path } = made(target)
      const config = join(folder, 'config')
      const lines = Array.from({ length: 1500 }, (_, line) => `# CONFIG_PART_${line} is not set`)
      writeFileSync(
        config,
        [...lines, 'CONFIG_MAINBOARD_DIR="lenovo/x60"', 'CONFIG_ROM_SIZE=0x200000', ''].join('\n'),
      )
      run(cbfstool, path, 'add', '-f', config, '-n', 'config', '-t', 'raw', '-c', 'lzma')
      expect(readImage(new Uint8Array(readFileSync(path))).config).toMatchObject({
        mainboardDir: 'lenovo/x60',
        romBytes: 0x20_0000,
      })
    })
  },
)

const theirRegions: Readonly<Record<string, string>> = {
  'Flash Descriptor': 'fd',
  BIOS: 'bios',
  'Intel ME': 'me',
  GbE: 'gbe',
  'Platform Data': 'pdr',
}

describe.skipIf(ifdtool === null)('ifdtool (skipped where coreboot-utils is not installed)', () => {
  it.each(targets.filter(({ regions }) => regions !== null))(
    'finds the same regions and chips in $target',
    (target) => {
      const { bytes, path } = made(target)
      const text = run(ifdtool, '-d', path)
      const theirs = [
        ...text.matchAll(/Flash Region \d+ \((.+)\): ([0-9a-f]+) - ([0-9a-f]+) *(\(unused\))?/g),
      ]
        .filter(([, , , , unused]) => unused === undefined)
        .map(([, name = '', from = '', to = '']) => ({
          name: theirRegions[name],
          offset: Number.parseInt(from, 16),
          length: Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1,
        }))
        .filter(({ name }) => name !== undefined)
      const { descriptor } = readImage(bytes)
      expect(descriptor?.regions.map(({ name, range }) => ({ name, ...range }))).toEqual(theirs)
      const first = /Component 1 Density: +(\d+)MB/.exec(text)?.[1]
      expect(descriptor?.chips[0]).toBe(Number(first) * 0x10_0000)
    },
  )
})

describe.skipIf(uefiextract === null)(
  'UEFIExtract (skipped where uefitool-cli is not installed)',
  () => {
    it('finds the same volume', () => {
      const bytes = new Uint8Array(0x4_0000).fill(0xff)
      putVolume(bytes, 0x1_0000, 0x2_0000)
      const ours = readImage(bytes).uefi.volumes
      writeFileSync(join(folder, 'volume.fd'), bytes)
      run(uefiextract, 'volume.fd', 'report')
      const report = readFileSync(join(folder, 'volume.fd.report.txt'), 'utf8')
      const volume = /^ *Volume *\|[^|]*\| *([0-9A-F]+) *\| *([0-9A-F]+) *\|/m.exec(report)
      expect(ours).toEqual([
        {
          offset: Number.parseInt(volume?.[1] ?? '', 16),
          length: Number.parseInt(volume?.[2] ?? '', 16),
        },
      ])
    })
  },
)

/** An empty FFS2 volume with a correct checksum. */
function putVolume(bytes: Uint8Array, at: number, length: number): void {
  const header = new DataView(bytes.buffer, at, 0x48)
  bytes.fill(0, at, at + 0x48)
  bytes.set(Buffer.from('78e58c8c3d8a1c4f9935896185c32dd3', 'hex'), at + 0x10)
  header.setUint32(0x20, length, true)
  bytes.set(ascii('_FVH'), at + 0x28)
  header.setUint32(0x2c, 0x0004_feff, true)
  header.setUint16(0x30, 0x48, true)
  header.setUint8(0x37, 2)
  header.setUint32(0x38, length / 0x1000, true)
  header.setUint32(0x3c, 0x1000, true)
  let sum = 0
  for (let word = 0; word < 0x48; word += 2) sum += header.getUint16(word, true)
  header.setUint16(0x32, -sum & 0xffff, true)
}
