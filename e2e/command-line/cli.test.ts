// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bench, cli, imageBytes } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

describe('the command line on a chip', () => {
  it('probes when nothing else is asked', async () => {
    const { code, out } = await bench.run(bench.practice())
    expect(code).toBe(0)
    expect(out).toMatch(/Chip: .*MX25L512.*64 KiB.*2\.7 to 3\.6 V/)
  })

  it('reads, writes with a backup first, verifies, and the chip then holds the image', async () => {
    const read = await bench.run([...bench.practice(), '-r', bench.path('before.bin')])
    expect(read.code).toBe(0)
    expect(statSync(bench.path('before.bin')).mode & 0o777).toBe(0o600)
    const image = imageBytes(1)
    const written = await bench.run([...bench.practice(), '-w', bench.file('new.rom', image)])
    expect(written.err).toBe('')
    expect(written.code).toBe(0)
    expect(written.out).toMatch(/Backup: 2 reads are equal[\s\S]*\nVERIFIED\./)
    const [saved] = readdirSync(join(bench.dataDir, 'backups')).filter((name) =>
      name.endsWith('.bin'),
    )
    expect(new Uint8Array(readFileSync(join(bench.dataDir, 'backups', saved ?? '')))).toEqual(
      bench.bytes('before.bin'),
    )
    expect((await bench.run([...bench.practice(), '-v', bench.path('new.rom')])).out).toContain(
      'VERIFIED.',
    )
    await bench.run([...bench.practice(), '-r', bench.path('after.bin')])
    expect(bench.bytes('after.bin')).toEqual(image)
  })

  it('marks a backup whose file is gone or altered in the list', async () => {
    for (const seed of [1, 2])
      await bench.run([...bench.practice(), '-w', bench.file('new.rom', imageBytes(seed))])
    const folder = join(bench.dataDir, 'backups')
    const [first = '', second = ''] = readdirSync(folder).filter((name) => name.endsWith('.bin'))
    rmSync(join(folder, first))
    const bytes = readFileSync(join(folder, second))
    writeFileSync(join(folder, second), bytes.fill(0, 0, 16))
    const { code, out } = await bench.run(['--list-backups'])
    expect(code).toBe(0)
    expect(out).toContain(`Its file is gone. ${join(folder, first)}`)
    expect(out).toContain(`Its bytes no longer have the hash recorded. ${join(folder, second)}`)
  })

  it('says that the chip already holds the image, and touches nothing', async () => {
    await bench.run([...bench.practice(), '-r', bench.path('same.bin')])
    const { code, outcome } = await bench.run([
      ...bench.practice(),
      '--json',
      '-w',
      bench.path('same.bin'),
    ])
    expect(code).toBe(0)
    expect(outcome).toMatchObject({
      event: 'outcome',
      ok: true,
      identical: true,
      contents: 'not-touched',
    })
  })

  it('erases after a backup, and restores that backup by its name', async () => {
    await bench.run([...bench.practice(), '-r', bench.path('before.bin')])
    const erased = await bench.run([...bench.practice(), '--json', '-E', '--board', 'bench'])
    expect(erased.outcome).toMatchObject({ ok: true, contents: 'verified' })
    await bench.run([...bench.practice(), '-r', bench.path('blank.bin')])
    expect(bench.bytes('blank.bin').every((byte) => byte === 0xff)).toBe(true)
    const id = erased.events.find(({ event }) => event === 'backup')?.['id']
    expect(id).toMatch(/^bench_/)
    const restored = await bench.run([...bench.practice(), '--restore', String(id)])
    expect(restored.out).toContain('VERIFIED.')
    await bench.run([...bench.practice(), '-r', bench.path('after.bin')])
    expect(bench.bytes('after.bin')).toEqual(bench.bytes('before.bin'))
  })

  it('writes a copy of the backup where it is wanted, and never over another file', async () => {
    const done = await bench.run([...bench.practice(), '--backup', bench.path('copy.bin')])
    expect(done.code).toBe(0)
    expect(bench.bytes('copy.bin')).toHaveLength(65_536)
    const again = await bench.run([...bench.practice(), '--backup', bench.path('copy.bin')])
    expect(again.code).toBe(40)
    expect(again.err).toContain('already exists')
  })

  it('works as the alias of the guide, with a combined name of flashprog', async () => {
    const image = imageBytes(2, 8_388_608)
    const { code, out } = await bench.run([
      '-p',
      `practice:chip=MX25L6406E,file=${bench.path('mx.chip')},spispeed=16M`,
      '-c',
      'MX25L6406E/MX25L6408E',
      '-w',
      bench.file('rom.bin', image),
    ])
    expect(out).toContain('VERIFIED.')
    expect(code).toBe(0)
  })

  it('lifts write protection only when asked, and puts it back', async () => {
    const rom = bench.file('new.rom', imageBytes(3, 8_388_608))
    const locked = bench.practice('fault=protected', 'W25Q64JV')
    const refused = await bench.run([...locked, '-w', rom])
    expect(refused.code).toBe(30)
    expect(refused.err).toMatch(
      /^The chip is not changed: no command was sent[\s\S]*The chip is write-protected\./,
    )
    expect(refused.err).toContain('--unprotect')
    const written = await bench.run([...locked, '--json', '--unprotect', '-w', rom])
    expect(written.outcome).toMatchObject({ ok: true, contents: 'verified' })
    const probe = await bench.run(locked)
    expect(probe.out).toContain('Write protection:')
  })

  it('writes a part with hidden block locks with --unprotect, and leaves it as it was without', async () => {
    const rom = bench.file('new.rom', imageBytes(3, 8_388_608))
    const hidden = bench.practice('fault=hidden-wps', 'W25Q64JV')
    const ignored = await bench.run([...hidden, '-w', rom])
    expect(ignored.code).toBe(30)
    expect(ignored.err).toContain('The chip ignored a command: erase')
    expect(ignored.err).toMatch(/still hold what they held/)
    expect(ignored.err).toContain('--unprotect')
    const written = await bench.run([...hidden, '--json', '--unprotect', '-w', rom])
    expect(written.outcome).toMatchObject({ ok: true, contents: 'verified' })
  })

  it('says that one read is not a backup, and that two equal reads are one', async () => {
    const { out } = await bench.run([...bench.practice(), '-r', bench.path('once.bin')])
    expect(out).toContain('Read once and not compared.')
    const once = await bench.run([...bench.practice(), '--json', '-r', bench.path('again.bin')])
    expect(once.outcome).toMatchObject({ ok: true, operation: 'read', reads: 1, proven: false })
    const twice = await bench.run([...bench.practice(), '--json', '--backup', bench.path('b.bin')])
    expect(twice.outcome).toMatchObject({ ok: true, operation: 'backup', reads: 2, proven: true })
    const none = await bench.run([...bench.practice(), '--json'])
    expect(none.outcome).toMatchObject({ ok: true, reads: null, proven: null })
  })

  it('says what is skipped with --skip-backup', async () => {
    const { code, out } = await bench.run([
      ...bench.practice(),
      '--skip-backup',
      '-w',
      bench.file('new.rom', imageBytes(4)),
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/No backup is made \(--skip-backup\)[\s\S]*VERIFIED\./)
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual([])
  })

  it('keeps everything it says in the log', async () => {
    await bench.run([...bench.practice(), '-o', bench.path('log'), '-r', bench.path('a.bin')])
    const log = readFileSync(bench.path('log'), 'utf8')
    expect(log).toMatch(/SHA-256 [0-9a-f]{64}/)
    expect(log).toContain('"event":"outcome"')
  })
})

describe('JSON', () => {
  it('is one event per line and ends with the outcome', async () => {
    const { events, outcome, err } = await bench.run([
      ...bench.practice(),
      '--json',
      '-w',
      bench.file('new.rom', imageBytes(5)),
    ])
    expect(err).toBe('')
    const kinds = new Set(events.map(({ event }) => event))
    for (const kind of ['programmer', 'chip', 'backup', 'plan', 'progress', 'stats', 'outcome'])
      expect(kinds).toContain(kind)
    expect(events.filter(({ event }) => event === 'outcome')).toEqual([outcome])
    expect(outcome).toMatchObject({
      ok: true,
      exitCode: 0,
      operation: 'write',
      contents: 'verified',
      fault: null,
    })
  })

  it('ends with the outcome of a fault too, facts and all', async () => {
    const { code, outcome } = await bench.run([...bench.practice('fault=open-miso'), '--json'])
    expect(code).toBe(20)
    expect(outcome).toMatchObject({ ok: false, exitCode: 20, fault: { code: 'wiring.no-chip' } })
    const { causes, looks } = outcome as Record<string, readonly Record<string, unknown>[]>
    expect(causes?.[0]).toMatchObject({ id: 'no-contact', wires: expect.arrayContaining(['MISO']) })
    expect(causes?.[0]?.['wires']).toHaveProperty('0', 'MISO')
    expect(causes?.[0]?.['share']).toBeGreaterThan(0.05)
    expect(looks?.[0]).toMatchObject({ id: 'reseat', wire: null })
  })

  it('names the wire to look at first, and the look to take', async () => {
    const { code, out, err } = await bench.run(['check', ...bench.practice('fault=open-miso')])
    expect(code).toBe(20)
    const said = `${out}${err}`
    expect(said).toMatch(/most likely first:\n {2}- MISO has no contact/)
    expect(said).toMatch(/1\. Take the clip off and put it on again: leg 1 .* If it was that/)
    expect(said).toMatch(/Follow the MISO wire from leg 2/)
  })
})

describe('from a wiring fault to a chip that is found', () => {
  const check = (fault: string, ...more: readonly string[]) =>
    bench.run(['check', ...bench.practice(`fault=${fault}`), ...more, '--json'])
  const told = (outcome: unknown) => {
    const { causes, looks } = outcome as Record<string, readonly Record<string, unknown>[]>
    return { causes, looks: looks?.map(({ id, wire }) => [id, wire]) }
  }

  it.each([
    ['open-clk', 'no-contact', 'CLK'],
    ['clip:sits=off', 'no-contact', 'MISO'],
    ['weak-mosi:open=0.3:us=30', 'weak-contact', 'MOSI'],
  ])(
    '%s: it is named, a wrong look changes nothing, the right one ends good',
    async (fault, id, wire) => {
      const first = await check(fault)
      expect(first.code).toBe(20)
      const { causes, looks } = told(first.outcome)
      expect(causes?.slice(0, 3)).toContainEqual(
        expect.objectContaining({ id, wires: expect.arrayContaining([wire]) }),
      )
      expect(looks?.length).toBeGreaterThan(0)
      // The user pushed another wire, so the fault is unchanged.
      const wrong = await check(fault)
      expect(wrong.code).toBe(first.code)
      expect(told(wrong.outcome)).toEqual({ causes, looks })
      const right = await check('none')
      expect(right.code).toBe(0)
      expect(told(right.outcome).causes ?? []).toEqual([])
    },
  )
})

describe('a pipe', () => {
  it('is written and verified as a file is, and kept under a name of its own', async () => {
    const bytes = imageBytes(12)
    const written = await bench.run([...bench.practice(), '-w', '-'], {}, bytes)
    expect([written.code, written.err]).toEqual([0, ''])
    const verified = await bench.run([...bench.practice(), '-v', '-'], {}, bytes)
    expect(verified.out).toContain('the same as in standard input')
    expect(verified.code).toBe(0)
    const other = await bench.run([...bench.practice(), '-v', '-'], {}, imageBytes(13))
    expect(other.code).toBe(50)
  })

  it('that brings nothing is reported before the chip is asked', async () => {
    const { code, err } = await bench.run([...bench.practice(), '-w', '-'], {}, new Uint8Array())
    expect(err).toMatch(/not changed[\s\S]*standard input cannot be read\.\nIt is empty\./)
    expect(code).toBe(40)
  })
})

describe('words', () => {
  it('that are not understood are reported, with exit code 1', async () => {
    const { code, err } = await bench.run(['-p', 'practice', '-r', 'a', '-w', 'b'])
    expect(code).toBe(1)
    expect(err).toContain('One operation at a time: -r and -w')
  })

  it('an SPI port that is not there is shown with what helps', async () => {
    const port = '/dev/spidev250.7'
    const { code, err } = await bench.run(['-p', `linux_spi:dev=${port},spispeed=4000`])
    expect(code).toBe(10)
    expect(err).toContain(`No SPI port ${port}`)
  })

  it('the practice device says which chips and faults it plays', async () => {
    for (const command of ['practice', 'demo']) {
      const { code, out } = await bench.run([command, '--help'])
      expect(code).toBe(0)
      expect(out).toContain('W25Q64JV')
      expect(out).toContain('unplug:write=12')
    }
  })

  it('version, help and lists need no programmer', async () => {
    expect((await bench.run(['-R'])).out).toMatch(/^pin-one \d+\.\d+\.\d+\n$/)
    expect((await bench.run(['--help'])).out).toContain('Exit codes:')
    const chips = await bench.run(['-L'])
    expect(chips.out.split('\n').length).toBeGreaterThan(500)
    expect((await bench.run(['-L', 'MX25L6406EM2I-12G'])).out).toContain('MX25L6406E')
    expect((await bench.run(['--list-programmers'])).out).toContain('practice')
  })

  it('the program runs under the name that npm links', async () => {
    const link = bench.path('pin-one')
    symlinkSync(cli, link)
    expect(readFileSync(link, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })
})

describe('images for two chips', () => {
  it('are split and joined byte for byte, never over another file', async () => {
    const whole = imageBytes(10, 3 * 65_536)
    bench.file('board.rom', whole)
    const split = await bench.run(['--split', bench.path('board.rom'), '--sizes', '128k,64k'])
    expect(split.code).toBe(0)
    expect(bench.bytes('board.part1-128KiB.rom')).toEqual(whole.subarray(0, 131_072))
    expect(bench.bytes('board.part2-64KiB.rom')).toEqual(whole.subarray(131_072))
    const parts = [bench.path('board.part1-128KiB.rom'), bench.path('board.part2-64KiB.rom')]
    expect((await bench.run(['--join', bench.path('again.rom'), ...parts])).code).toBe(0)
    expect(bench.bytes('again.rom')).toEqual(whole)
    expect(
      (await bench.run(['--split', bench.path('board.rom'), '--sizes', '128k,64k'])).code,
    ).toBe(40)
    expect((await bench.run(['--split', bench.path('board.rom'), '--sizes', '128k'])).code).toBe(60)
  })
})

describe('the demonstration', () => {
  it('does the whole job and ends verified, leaving nothing among the real backups', async () => {
    const { code, out } = await bench.run(['demo', '--chip', 'MX25L512E'])
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n').at(-1)).toBe('VERIFIED.')
    expect(readdirSync(bench.directory)).toEqual([])
  })
})
