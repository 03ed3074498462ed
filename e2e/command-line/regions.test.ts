// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Help with files that do not fit as they are, on the command line: writes one region and leaves the rest untouched
 * (compared with Debian's flashrom), opens a release, keeps the network address.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { tarOf } from '../../src-main/testing/archives.ts'
import { buildImage, imageOfTarget, putGbe } from '../../shared/build-image.ts'
import { parsePracticeId } from '../../src-main/transport/practice/options.ts'
import { servePractice } from '../../src-main/transport/practice/server.ts'
import type { PracticeServer } from '../../src-main/transport/practice/server.ts'
import { Bench, sameBytes } from '../support/cli-run.ts'
import type { Ended } from '../support/cli-run.ts'
import { flashrom as runFlashrom } from '../support/flashrom-program.ts'

let bench: Bench
let server: PracticeServer | null = null
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await server?.close()
  server = null
  await bench.close()
})

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const bios = { offset: 0x18000, length: 0x7e8000 }

/** The contents of the computer with its own address, and the new image with the shared address. */
const held = buildImage(imageOfTarget(target))
putGbe(held, 0x1000, 0x2000, '3c:97:0e:12:34:56')
const image = buildImage(imageOfTarget(target))
putGbe(image, 0x1000, 0x2000, '00:de:ad:c0:ff:ee')
for (let at = 0x40000; at < 0x50000; at += 1) image[at] = (at * 7) & 0xff
for (let at = 0x4000; at < 0x5000; at += 1) image[at] = 0x5a

const expected = held.slice()
expected.set(image.subarray(bios.offset, bios.offset + bios.length), bios.offset)

async function serve(contents: Uint8Array): Promise<void> {
  bench.file('start.bin', contents)
  const options = parsePracticeId(`practice:chip=W25Q64JV,content=${bench.path('start.bin')}`)
  server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
}
function served(): PracticeServer {
  if (server === null) throw new Error('nothing is served')
  return server
}
const pinOne = (...words: readonly string[]): Promise<Ended> =>
  bench.run(['-p', `serprog:ip=${served().address},spispeed=16M`, ...words])

describe('one region', () => {
  it('is written as flashrom writes it, and everything else stays', async () => {
    await serve(held)
    const ours = await pinOne('--ifd', '-i', 'bios', '-w', bench.file('new.rom', image))
    expect([ours.code, ours.err]).toEqual([0, ''])
    expect(ours.out).toContain('VERIFIED. Every byte of bios (0x018000 to 0x7fffff)')
    expect(sameBytes(served().chip.memory, expected)).toBe(true)
    await served().close()

    await serve(held)
    // flashrom does not understand the short descriptor of this image, so the test gives it the position of the region.
    const layout = bench.file('layout', new TextEncoder().encode('00018000:007fffff bios\n'))
    const words = ['-c', 'W25Q64JV-.Q', '-l', layout, '-i', 'bios', '-w', bench.path('new.rom')]
    const theirs = await runFlashrom(`serprog:ip=${served().address}`, words)
    expect(theirs.code, theirs.text).toBe(0)
    expect(sameBytes(served().chip.memory, expected)).toBe(true)

    const same = await pinOne('--ifd', '-i', 'bios', '-v', bench.path('new.rom'))
    expect([same.code, same.err]).toEqual([0, ''])
    const differs = await pinOne('--ifd', '-i', 'gbe', '-v', bench.path('new.rom'))
    expect(differs.code).toBe(50)
  })

  it('comes out of a file of its own, by a layout file whose edges lie inside erase blocks', async () => {
    await serve(held)
    const part = new Uint8Array(0x1234).fill(0x77)
    bench.file('layout', new TextEncoder().encode('00020100:00021333 odd\n'))
    const own = `odd:${bench.file('odd.bin', part)}`
    const done = await pinOne(
      '-l',
      bench.path('layout'),
      '-i',
      own,
      '-w',
      bench.file('new.rom', image),
    )
    expect([done.code, done.err]).toEqual([0, ''])
    const wanted = held.slice()
    wanted.set(part, 0x20100)
    expect(sameBytes(served().chip.memory, wanted)).toBe(true)
    const read = await pinOne(
      '-l',
      bench.path('layout'),
      '-i',
      `odd:${bench.path('back.bin')}`,
      '-r',
      bench.path('all.bin'),
    )
    expect([read.code, read.err]).toEqual([0, ''])
    expect(sameBytes(bench.bytes('back.bin'), part)).toBe(true)
  })

  it('that a blank chip cannot name is refused, and nothing is written', async () => {
    await serve(new Uint8Array(held.length).fill(0xff))
    const done = await pinOne('--ifd', '-i', 'bios', '-w', bench.file('new.rom', image))
    expect(done.code).toBe(40)
    expect(done.err).toContain('The chip has no Intel descriptor')
    expect(served().chip.memory.every((byte) => byte === 0xff)).toBe(true)
  })

  it('is named by the file where the chip is blank', async () => {
    await serve(new Uint8Array(held.length).fill(0xff))
    const file = bench.file('new.rom', image)
    const parts = ['fd', 'gbe', 'me', 'bios'].flatMap((name) => ['-i', name])
    const done = await pinOne('--ifd-file', file, ...parts, '-w', file)
    expect([done.code, done.err]).toEqual([0, ''])
    expect(sameBytes(served().chip.memory, image)).toBe(true)
  })
})

it('the network address of the backup is kept, and the file stays as it is', async () => {
  await serve(held)
  const done = await pinOne('--keep-mac', '-w', bench.file('new.rom', image))
  expect([done.code, done.err]).toEqual([0, ''])
  expect(done.out).toContain('00:de:ad:c0:ff:ee in the image becomes 3c:97:0e:12:34:56')
  const wanted = image.slice()
  putGbe(wanted, 0x1000, 0x2000, '3c:97:0e:12:34:56')
  expect(sameBytes(served().chip.memory, wanted)).toBe(true)
  expect(sameBytes(bench.bytes('new.rom'), image)).toBe(true)
})

describe.skipIf(!existsSync('/usr/bin/xz'))('a release', () => {
  const name = 'seagrub_x220_8mb_libgfxinit_corebootfb_usqwerty.rom'
  const release = (): string => {
    const tar = tarOf([
      { name: 'bin/x220_8mb/grub_x220_8mb_libgfxinit_txtmode_deqwertz.rom', bytes: held },
      { name: `bin/x220_8mb/${name}`, bytes: image },
    ])
    const packed = execFileSync('xz', ['-1', '-c'], { input: tar, maxBuffer: 1e8 })
    return bench.file('libreboot-26.01_x220_8mb.tar.xz', packed)
  }

  it('is looked into, and the file that fits is proposed', async () => {
    const { code, out } = await bench.run(['image', release(), '--board', 'x220'])
    expect(code).toBe(0)
    expect(out).toContain(`Fits (by mainboard, size): bin/x220_8mb/${name}.`)
    const german = await bench.run([
      'image',
      bench.path('libreboot-26.01_x220_8mb.tar.xz'),
      '--board',
      'x220',
      '--keyboard',
      'deqwertz',
    ])
    expect(german.out).toContain('txtmode_deqwertz.rom')
  })

  it('is written by the name of the file in it, and not as it is', async () => {
    await serve(held)
    const path = release()
    const refused = await pinOne('-w', path)
    expect(refused.code).toBe(40)
    expect(sameBytes(served().chip.memory, held)).toBe(true)
    const done = await pinOne('-w', `${path}:${name}`)
    expect([done.code, done.err]).toEqual([0, ''])
    expect(sameBytes(served().chip.memory, image)).toBe(true)
    expect(readFileSync(path).length).toBeGreaterThan(0)
  })
})
