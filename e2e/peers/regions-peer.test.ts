// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Regions by a flash map, a layout file and the descriptor: compared with flashrom on a separate chip and with ifdtool.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import { ascii, indexOfBytes } from '../../src-main/image/bytes.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { Bench, sameBytes } from '../support/cli-run.ts'
import type { Ended } from '../support/cli-run.ts'
import { flashrom } from '../support/flashrom-program.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

const target = imageTargets.find((each) => each.target === 'x220_8mb')
if (target === undefined) throw new Error('no x220 in the data')
const held = buildImage(imageOfTarget(target))
const image = held.slice()
for (let at = 0x3_0000; at < 0x3_4000; at++) image[at] = (at * 7) & 0xff
for (let at = 0x1_8000; at < 0x1_8100; at++) image[at] = 0x33
image[0x1004] = 0x12

/** The files in a folder of this name after `act` has run in it. */
async function filesOf(name: string, act: () => Promise<unknown>) {
  const folder = bench.path(name)
  mkdirSync(folder, { recursive: true })
  bench.cwd = folder
  await act()
  bench.cwd = undefined
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]))
}

const chip = 'W25Q64JV'
const ours = (...words: readonly string[]): Promise<Ended> =>
  bench.run([...bench.practice('timing=off', chip), ...words])
const onChip = () => bench.bytes(`${chip}.chip`).subarray(0, held.length)
const hold = (bytes: Uint8Array) => {
  bench.file('start.bin', bytes)
  return ours('--skip-backup', '-w', bench.path('start.bin'))
}

/** flashrom with a chip that is only a file: no device and no cable. */
async function theirs(file: string, ...words: readonly string[]): Promise<void> {
  const dummy = `dummy:emulate=VARIABLE_SIZE,size=${held.length},image=${file}`
  const run = await flashrom(dummy, words)
  expect(run.code, run.text).toBe(0)
}

describe('the flash map of the chip', () => {
  it('gives the same files as flashrom makes of it', async () => {
    await hold(held)
    const own = await filesOf('ours', async () => {
      expect((await ours('--fmap', '-x')).code).toBe(0)
    })
    // flashrom writes them to its current folder, and has no option for another.
    const folder = bench.path('theirs')
    mkdirSync(folder)
    bench.file('dummy.bin', held)
    const dummy = `dummy:emulate=VARIABLE_SIZE,size=${held.length},image=${bench.path('dummy.bin')}`
    execFileSync(flashromPath(), ['-p', dummy, '--fmap', '-x'], { cwd: folder, stdio: 'pipe' })
    expect([...own.keys()].sort()).toEqual(readdirSync(folder).sort())
    for (const [name, bytes] of own)
      expect(sameBytes(bytes, readFileSync(join(folder, name))), name).toBe(true)
    const again = await filesOf('ours', async () => {
      expect((await ours('--fmap', '-x')).code).toBe(40)
    })
    for (const [name, bytes] of own)
      expect(sameBytes(bytes, again.get(name) ?? new Uint8Array(0)), name).toBe(true)
  })

  it.each([
    ['of the chip', ['--fmap']],
    ['of a file', ['--fmap-file', 'new.rom']],
  ])('%s writes one area, as flashrom does', async (_, words) => {
    await hold(held)
    const file = bench.file('new.rom', image)
    const named = words.map((word) => (word === 'new.rom' ? file : word))
    const done = await ours(...named, '-i', 'COREBOOT', '-w', file)
    expect([done.code, done.err]).toEqual([0, ''])
    const dummy = bench.file('dummy.bin', held)
    await theirs(dummy, ...named, '-i', 'COREBOOT', '-w', file)
    expect(sameBytes(onChip(), bench.bytes('dummy.bin'))).toBe(true)
    expect(sameBytes(onChip(), held)).toBe(false)
    expect(onChip()[0x1004]).toBe(held[0x1004])
    const same = await ours(...named, '-i', 'COREBOOT', '-v', file)
    expect([same.code, same.err]).toEqual([0, ''])
    expect((await ours(...named, '-i', 'RW_MRC_CACHE', '-v', file)).code).toBe(50)
  })

  it('that the chip does not have is reported, and no file is made', async () => {
    await hold(new Uint8Array(held.length).fill(0x11))
    const made = await filesOf('none', async () => {
      const { code, err } = await ours('--fmap', '-x')
      expect([code, err]).toEqual([40, expect.stringContaining('flash map')])
    })
    expect(made.size).toBe(0)
  })

  it('with names that lead elsewhere makes files where one stands, and nowhere else', async () => {
    const evil = held.slice()
    const name = ascii('RW_MRC_CACHE')
    const at = indexOfBytes(evil, name)
    evil.set(ascii('../../escape'), at)
    await hold(evil)
    const made = await filesOf('deep', async () => {
      expect((await ours('--fmap', '-x')).code).toBe(0)
    })
    expect([...made.keys()].every((file) => /^\w[\w.+-]*$/.test(file))).toBe(true)
    expect(made.size).toBe(3)
    expect(existsSync(join(bench.directory, 'escape'))).toBe(false)
  })
})

function flashromPath(): string {
  return programNamed('flashrom') ?? 'flashrom'
}
function programNamed(name: string): string | null {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return places.map((place) => join(place, name)).find((file) => existsSync(file)) ?? null
}

describe('a layout file', () => {
  it('writes and extracts the same as flashrom', async () => {
    await hold(held)
    const layout = bench.file(
      'layout',
      new TextEncoder().encode('00018000:0003ffff one\n0x40000:0x4ffff two\n'),
    )
    const file = bench.file('new.rom', image)
    const done = await ours('-l', layout, '-i', 'one', '-w', file)
    expect([done.code, done.err]).toEqual([0, ''])
    const dummy = bench.file('dummy.bin', held)
    await theirs(dummy, '-l', layout, '-i', 'one', '-w', file)
    expect(sameBytes(onChip(), bench.bytes('dummy.bin'))).toBe(true)
    const made = await filesOf('ours', async () => {
      expect((await ours('-l', layout, '-x')).code).toBe(0)
    })
    expect([...made.keys()].sort()).toEqual(['one', 'two'])
    expect(
      sameBytes(made.get('two') ?? new Uint8Array(0), onChip().subarray(0x40000, 0x50000)),
    ).toBe(true)
  })
})

const ifdtool = programNamed('ifdtool')
describe.skipIf(ifdtool === null)('the descriptor (ifdtool)', () => {
  it('gives the same regions as ifdtool cuts out of the image', async () => {
    await hold(held)
    const own = await filesOf('ours', async () => {
      expect((await ours('--ifd', '-x')).code).toBe(0)
    })
    const folder = bench.path('theirs')
    mkdirSync(folder)
    const file = bench.file('held.rom', held)
    execFileSync(ifdtool ?? '', ['-x', file], { cwd: folder, stdio: 'pipe' })
    const names = { fd: '0_flashdescriptor', bios: '1_bios', me: '2_intel_me', gbe: '3_gbe' }
    expect([...own.keys()].sort()).toEqual(Object.keys(names).sort())
    for (const [name, theirName] of Object.entries(names)) {
      const region = readFileSync(join(folder, `flashregion_${theirName}.bin`))
      expect(sameBytes(own.get(name) ?? new Uint8Array(0), region), name).toBe(true)
    }
  })
})
