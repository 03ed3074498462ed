/** The command line and an image: what is inside, another mainboard's stopped and overruled, one for two chips cut. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageTargets } from '../shared/data/image-targets.ts'
import type { ImageFinding } from '../shared/model/image.ts'
import { buildImage, imageOfTarget } from '../src-main/image/test-images.ts'
import { Bench } from './cli-run.ts'

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
    expect(refused.err).toContain('zip archive')
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
