// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Images on the command line: shows the contents, stops an image for another mainboard and allows to overrule this,
 * cuts an image for two chips.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageTargets } from '../../shared/data/image-targets.ts'
import type { ImageFinding } from '../../shared/model/image.ts'
import { buildImage, imageOfTarget } from '../../shared/build-image.ts'
import { Bench, imageBytes } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

function imageFile(name: string): string {
  const target = imageTargets.find((each) => each.target === name)
  if (target === undefined) throw new Error(`no target ${name}`)
  return bench.file('my.rom', buildImage(imageOfTarget(target)))
}

describe('pin-one image', () => {
  it('says what is inside a file, without a chip', async () => {
    const ended = await bench.run(['image', imageFile('x230_12mb')])
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect(ended.out).toContain('LENOVO ThinkPad X230')
    expect(ended.out).toContain('chips: 8 MiB + 4 MiB')
    expect(ended.out).toContain('02:11:22:33:44:56')
    expect(ended.out).toContain('Not checked:')
  })

  it('says it as JSON, with the findings in the outcome', async () => {
    const { code, events, outcome } = await bench.run([
      'image',
      imageFile('t400_8mb'),
      '--board',
      'x200',
      '--json',
    ])
    expect(code).toBe(0)
    const image = events.find(({ event }) => event === 'image')
    expect(image?.['contents']).toMatchObject({ descriptor: { family: 'ich9' } })
    const findings = outcome['findings'] as readonly ImageFinding[]
    expect(findings[0]).toMatchObject({ code: 'other-board', level: 'stop' })
  })

  it('names a file of another kind, and an archive that is cut off', async () => {
    const program = Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0)
    expect((await bench.run(['image', bench.file('bios.exe', program)])).out).toContain('Windows')
    const cut = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2)
    const { code, err } = await bench.run(['image', bench.file('x230.tar.xz', cut)])
    expect([code, err.includes('The archive is damaged')]).toEqual([40, true])
  })
})

/** `bytes` in the format that other programs write. */
const forms = {
  'swapped-16': (bytes: Uint8Array) => bytes.map((_, at) => bytes[at ^ 1] ?? 0),
  inverted: (bytes: Uint8Array) => bytes.map((value) => value ^ 0xff),
  'intel-hex': (bytes: Uint8Array) => new TextEncoder().encode(hexText(bytes)),
  's-record': (bytes: Uint8Array) => new TextEncoder().encode(recordText(bytes)),
  capsule: (bytes: Uint8Array) => {
    const capsule = new Uint8Array(32 + bytes.length)
    capsule.set(Buffer.from('bd86663b760d3040b70eb5519e2fc5a0', 'hex'))
    const view = new DataView(capsule.buffer)
    view.setUint32(16, 32, true)
    view.setUint32(24, capsule.length, true)
    capsule.set(bytes, 32)
    return capsule
  },
} as const

const record = (bytes: readonly number[]): string =>
  Buffer.from(bytes).toString('hex').toUpperCase()
const sumOf = (bytes: readonly number[]): number =>
  bytes.reduce((total, value) => total + value, 0) & 0xff

function hexText(bytes: Uint8Array): string {
  const lines: string[] = []
  const line = (kind: number, at: number, data: readonly number[]) => {
    const body = [data.length, (at >>> 8) & 0xff, at & 0xff, kind, ...data]
    lines.push(`:${record([...body, -sumOf(body) & 0xff])}`)
  }
  for (let at = 0; at < bytes.length; at += 32) {
    if (at % 0x1_0000 === 0) line(4, 0, [(at >>> 24) & 0xff, (at >>> 16) & 0xff])
    line(0, at & 0xffff, [...bytes.subarray(at, at + 32)])
  }
  line(1, 0, [])
  return `${lines.join('\r\n')}\r\n`
}

function recordText(bytes: Uint8Array): string {
  const lines = ['S0030000FC']
  for (let at = 0; at < bytes.length; at += 32) {
    const data = [...bytes.subarray(at, at + 32)]
    const body = [data.length + 5, at >>> 24, (at >>> 16) & 0xff, (at >>> 8) & 0xff, at & 0xff]
    const all = [...body, ...data]
    lines.push(`S3${record([...all, ~sumOf(all) & 0xff])}`)
  }
  return `${lines.join('\n')}\nS70500000000FA\n`
}

describe('another form of an image', () => {
  const target = imageTargets.find((each) => each.target === 'd945gclf_512kb')
  if (target === undefined) throw new Error('no D945GCLF in the data')
  const image = buildImage(imageOfTarget(target))

  it.each(Object.entries(forms))('%s is named, and undone into a new file', async (how, made) => {
    const bytes = made(image)
    const file = bench.file('as-saved.rom', bytes)
    const told = await bench.run(['image', file])
    expect([told.code, told.out]).toEqual([0, expect.stringContaining('STOP: ')])
    expect(told.out).toContain(`pin-one image "${file}" --undo NEW.rom`)
    const done = await bench.run(['image', file, '--undo', bench.path('new.rom'), '--json'])
    expect(done.code).toBe(0)
    expect(done.events.find(({ event }) => event === 'undone')).toMatchObject({ how })
    expect(Buffer.compare(bench.bytes('new.rom'), image)).toBe(0)
    expect(Buffer.compare(bench.bytes('as-saved.rom'), bytes)).toBe(0)
    const again = await bench.run(['image', file, '--undo', bench.path('new.rom')])
    expect([again.code, again.err]).toEqual([40, expect.stringContaining('new.rom')])
    expect(Buffer.compare(bench.bytes('new.rom'), image)).toBe(0)
  })

  it('is not made of a file that is as a chip holds it', async () => {
    const file = bench.file('right.rom', image)
    const refused = await bench.run(['image', file, '--undo', bench.path('new.rom')])
    expect([refused.code, refused.err]).toEqual([
      40,
      expect.stringContaining('nothing to convert in'),
    ])
    expect(() => bench.bytes('new.rom')).toThrow('ENOENT')
  })
})

describe('an image for two chips', () => {
  it.each([
    ['e5420_6mb', '2MiB', '4MiB', 'lowest addresses'],
    ['e6220_10mb', '8MiB', '2MiB', 'lowest addresses'],
    ['x230_12mb', '8MiB', '4MiB', 'For the chip "bottom".'],
  ])('%s is cut as it says itself, and joined in either order', async (name, low, high, words) => {
    const file = imageFile(name)
    expect((await bench.run(['image', file])).out).toContain(`pin-one --split "${file}"`)
    const split = await bench.run(['--split', file])
    expect([split.code, split.out]).toEqual([0, expect.stringContaining(words)])
    expect(split.out).toContain('the mainboard that the image names')
    const parts = [bench.path(`my.part1-${low}.rom`), bench.path(`my.part2-${high}.rom`)]
    const whole = bench.bytes('my.rom')
    for (const [at, order] of [parts, [...parts].reverse()].entries()) {
      const joined = await bench.run(['--join', bench.path(`again${at}.rom`), ...order])
      expect(joined.code).toBe(0)
      expect(joined.out.includes('another order than the command')).toBe(at === 1)
      expect(joined.out).not.toContain('STOP')
      expect(Buffer.compare(bench.bytes(`again${at}.rom`), whole)).toBe(0)
    }
    const half = await bench.run(['image', parts[1] ?? ''])
    expect(half.out).toContain('for 2 chips')
  })

  it('is named by the half that it is', async () => {
    await bench.run(['--split', imageFile('x230_12mb')])
    const top = await bench.run(['image', bench.path('my.part2-4MiB.rom'), '--board', 'x230'])
    expect(top.out).toContain('This is the top half of an image for 2 chips.')
    const slot = ['--board', 'x230', '--slot', 'bottom']
    const wrong = await bench.run(['image', bench.path('my.part2-4MiB.rom'), ...slot])
    expect(wrong.out).not.toContain('Note: This is the top half')
    expect(wrong.out).toContain('STOP: This is the wrong part of the image.')
  })

  it('halves of two images are joined and told to be of different mainboards', async () => {
    await bench.run(['--split', imageFile('x230_12mb')])
    const other = imageTargets.find((each) => each.target === 't440plibremrc_12mb')
    if (other === undefined) throw new Error('no T440p in the data')
    bench.file('other.rom', buildImage(imageOfTarget(other)))
    await bench.run(['--split', bench.path('other.rom')])
    const parts = ['my.part1-8MiB.rom', 'other.part2-4MiB.rom'].map((each) => bench.path(each))
    const joined = await bench.run(['--join', bench.path('mix.rom'), ...parts])
    expect(joined.out).toContain('STOP: Two parts of this file are for different mainboards')
  })

  it('asks for the mainboard or the sizes where nothing tells', async () => {
    const file = bench.file('plain.rom', imageBytes(3, 5 << 16))
    const refused = await bench.run(['--split', file])
    expect([refused.code, refused.err]).toEqual([60, expect.stringContaining('--board')])
  })
})

describe('a write', () => {
  it('of another mainboard is refused with both names, and the chip is not changed', async () => {
    const words = [...bench.practice('timing=off', 'W25Q64JV'), '-w', imageFile('t400_8mb')]
    const refused = await bench.run([...words, '--board', 'x200'])
    expect(refused.code).toBe(40)
    expect(refused.err).toContain('ThinkPad X200')
    expect(refused.err).toContain('ThinkPad T400')
    const { outcome } = await bench.run([...words, '--board', 'x200', '--json'])
    expect(outcome).toMatchObject({ ok: false, exitCode: 40, fault: { code: 'image.unfit' } })
  })

  it('of another mainboard is done when an expert overrules it, and no other stop is', async () => {
    const words = [...bench.practice('timing=off', 'W25Q64JV'), '--board', 'x200', '--ignore-board']
    const done = await bench.run([...words, '-w', imageFile('t400_8mb'), '--skip-backup'])
    expect(done.out).toContain('Overruled by --ignore-board')
    expect([done.code, done.out.includes('VERIFIED')]).toEqual([0, true])
    const archive = new Uint8Array(8 << 20)
    archive.set([0x50, 0x4b, 3, 4])
    const refused = await bench.run([...words, '-w', bench.file('a.rom', archive)])
    expect(refused.code).toBe(40)
    expect(refused.err).toContain('archive (zip)')
  })

  it('of an image for two chips writes the part for the chip that answers', async () => {
    const words = [...bench.practice('timing=off', 'W25Q64JV'), '-w', imageFile('x230_12mb')]
    const chip = await bench.run([...words, '--board', 'x230', '--json', '--skip-backup'])
    expect(chip.code).toBe(0)
    const whole = bench.bytes('my.rom')
    const held = bench.bytes('W25Q64JV.chip').subarray(0, 8 << 20)
    expect(Buffer.compare(held, whole.subarray(0, 8 << 20))).toBe(0)
    const without = await bench.run(words)
    expect(without.code).toBe(40)
  })
})
