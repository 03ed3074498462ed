// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bench, cli, imageBytes, sameBytes } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

describe('each family of faults has its exit code and its words', () => {
  it.each([
    ['link', 10, ['-p', 'serprog:dev=/dev/pin-one-nothing'], /No programmer found at/],
    ['link', 10, ['-p', 'serprog:ip=127.0.0.1:1'], /No programmer found at 127\.0\.0\.1:1/],
    [
      'chip',
      30,
      ['-p', 'practice:chip=TEST-NAND'],
      /^This chip is SPI NAND flash\.[\s\S]*W25N01GV/m,
    ],
    ['chip', 30, ['-p', 'practice:chip=TEST-DATAFLASH'], /^This chip is AT45 DataFlash\./m],
    ['chip', 30, ['-p', 'practice', '-c', 'W25Q64XYZ'], /No chip model is called W25Q64XYZ/],
    ['chip', 30, ['-p', 'practice:chip=W25Q64FW', '-r', '/tmp/never'], /Wrong voltage/],
    ['chip', 30, ['-p', 'practice:chip=W25Q64FW'], /Wrong voltage: unplug the programmer now/],
    [
      'chip',
      30,
      ['-p', 'practice:chip=W25Q64JV', '-c', 'MX25L6406E'],
      /You chose MX25L6406E; the chip says Winbond W25Q64.*Is the clip on the right chip\?/,
    ],
    ['wiring', 20, ['-p', 'practice:fault=open-miso'], /No chip found/],
    ['gate', 60, ['-p', 'practice', '--resume'], /knows of no unfinished write/],
    ['gate', 60, ['-p', 'practice', '--restore'], /no backup of this kind of chip/],
  ] as const)('%s: %i', async (_family, code, args, words) => {
    const ended = await bench.run(args)
    expect(ended.err).toMatch(words)
    expect(ended.code).toBe(code)
  })

  it('the clock ladder names the first clock that fails, and one to use with a margin below it', async () => {
    const fast = 'practice:fault=flip:rate=0.01:above=5M,spispeed=12M'
    const told = await bench.run(['check', '-p', fast, '--clock-ladder'])
    expect(told.out).toMatch(/^ {2}3\.91 MHz: 40 of 40 right \(91\.2 % to 100 %\)$/m)
    expect(told.out).toContain('Replies are wrong from 7.81 MHz on. Use 1.95 MHz.')
    // At the requested clock, the chip is not identified.
    expect(told.code).toBe(20)
    const healthy = await bench.run(['check', '-p', 'practice', '--clock-ladder', '--json'])
    expect(healthy.code).toBe(0)
    expect(healthy.out).toMatch(/"event":"signal".*"firstFailingHz":null/)
  })

  it('a probe of a 1.8 V chip on 3.3 V warns first, names the chip, and is not a success', async () => {
    const probe = ['-p', 'practice:chip=W25Q64FW']
    const told = await bench.run(probe)
    expect(told.out).toMatch(/^Danger: unplug the programmer now\.[\s\S]*^Chip: Winbond W25Q64/m)
    for (const more of [[], ['--flash-name'], ['--flash-size']]) {
      const { code, outcome } = await bench.run([...probe, ...more, '--json'])
      expect(code).toBe(30)
      expect(outcome).toMatchObject({
        ok: false,
        exitCode: 30,
        contents: 'not-touched',
        fault: { code: 'chip.voltage', facts: { programmerMv: 3300 } },
      })
    }
    expect((await bench.run(['-p', 'practice:chip=W25Q64JV'])).code).toBe(0)
  })

  it('data: 50, with the answer whether the chip was changed first', async () => {
    const rom = bench.file('new.rom', imageBytes(6))
    const compared = await bench.run([...bench.practice(), '-v', rom])
    expect(compared.code).toBe(50)
    expect(compared.err).toMatch(/^The chip is not changed: no command was sent/)
    const written = await bench.run([...bench.practice('fault=bad-page:address=0x1300'), '-w', rom])
    expect(written.err).toMatch(/^The chip is changed and not verified: it differs from the backup/)
    expect(written.err).toMatch(/Backup: .*\.bin/)
    expect(written.out).not.toContain('VERIFIED')
    expect([30, 50]).toContain(written.code)
  })

  it('data: 50 when there is no place for backups', async () => {
    const { code, err } = await bench.run(bench.practice(), { PIN_ONE_DATA: '/dev/null/data' })
    expect(code).toBe(50)
    expect(err).toContain('PIN_ONE_DATA')
  })

  it('wiring: 20 when two reads differ, and no backup is kept', async () => {
    const { code, err } = await bench.run([
      ...bench.practice('fault=flip:rate=1e-4'),
      '-c',
      'MX25L512E',
      '--backup',
      bench.path('copy.bin'),
    ])
    expect(code).toBe(20)
    expect(err).toContain('spispeed=4M')
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual([])
  })
})

describe('a file is refused before the chip is touched', () => {
  // This programmer does not exist: so the refusal must come before the port is opened.
  const unplugged = ['-p', 'serprog:dev=/dev/pin-one-nothing']

  it.each([
    ['is missing', ['-w'], 'nothing.rom', null, /nothing\.rom cannot be read/],
    ['says DO_NOT_FLASH', ['-w'], 'DO_NOT_FLASH_x230.rom', imageBytes(7), /is marked DO_NOT_FLASH/],
    ['holds only FF', ['-w'], 'ff.rom', new Uint8Array(65_536).fill(0xff), /only FF/],
    ['is empty', ['-w'], 'empty.rom', new Uint8Array(0), /It is empty/],
    [
      'fits no named chip',
      ['-c', 'W25Q64JV', '-w'],
      'odd.rom',
      imageBytes(8, 267),
      /267 bytes.*8 MiB/,
    ],
    ['cannot be put there', ['-r'], 'no/such/folder/dump.bin', null, /cannot be written/],
  ] as const)('when it %s', async (_why, args, name, bytes, words) => {
    if (bytes !== null) bench.file(name, bytes)
    const ended = await bench.run([...unplugged, ...args, bench.path(name)])
    expect(ended.err).toMatch(words)
    expect(ended.code).toBe(40)
  })

  it('when it is a folder', async () => {
    mkdirSync(bench.path('folder.rom'))
    const ended = await bench.run([...unplugged, '-w', bench.path('folder.rom')])
    expect(ended.err).toMatch(/cannot be read/)
    expect(ended.code).toBe(40)
  })

  it('when the connected chip has another size, before the backup is made', async () => {
    const ended = await bench.run([
      ...bench.practice(),
      '-w',
      bench.file('big.rom', imageBytes(9, 131_072)),
    ])
    expect(ended.code).toBe(40)
    expect(ended.err).toMatch(/128 KiB.*64 KiB/)
    expect(readdirSync(join(bench.dataDir, 'backups'))).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('what a shell hands over', () => {
  const shell = (script: string, args: readonly string[]) => {
    const env = { ...process.env, PIN_ONE_LANG: 'en', PIN_ONE_DATA: bench.dataDir }
    const words = ['-c', script, 'sh', process.execPath, cli, ...args]
    const { status, stdout, stderr } = spawnSync('sh', words, { env, encoding: 'utf8' })
    return { code: status, out: stdout, err: stderr }
  }

  it('output that has no room ends with a code that is not 0, and a gone reader does not', () => {
    const line = [...bench.practice(), '--flash-name']
    const full = shell('exec "$@" > /dev/full', line)
    expect(full.err).toContain('A part of the output is lost.')
    expect(full.err).toContain('There is no room left on the disk.')
    expect(full.code).toBe(40)
    for (const word of ['--version', '--help', '-L', '--list-backups'])
      expect(shell('exec "$@" > /dev/full', [word]).code, word).toBe(40)
    // The output with the address of the page or of the practice device is lost: no client could connect.
    for (const words of [
      ['serve', '--no-open', '--port', '0'],
      ['serve', '--help'],
      ['practice', '--listen', '127.0.0.1:0'],
    ]) {
      const served = shell('exec "$@" > /dev/full', words)
      expect(served.err, words.join(' ')).toContain('A part of the output is lost')
      expect(served.code, words.join(' ')).toBe(40)
    }
    expect(shell('exec "$@"', line)).toMatchObject({ code: 0, err: '' })
    expect(shell('("$@"; echo $? >&2) | true', ['-L']).err).toBe('0\n')
  })

  it('a write whose output has no room says first that every byte was compared', () => {
    const image = bench.file('my.rom', imageBytes(7))
    const { code, err } = shell('exec "$@" > /dev/full', [...bench.practice(), '-w', image])
    expect(err.split('\n')[0]).toMatch(/every byte/i)
    expect(code).toBe(40)
    expect(sameBytes(bench.bytes('MX25L512E.chip'), bench.bytes('my.rom'))).toBe(true)
  })

  it('a name that is no UTF-8 is refused, and no file of another name is made', () => {
    const script = 'cd "$1" && shift && exec "$@" "$(printf \'b\\374cher.rom\')"'
    const words = ['-c', script, 'sh', bench.directory, process.execPath, cli]
    const env = { ...process.env, PIN_ONE_LANG: 'en', PIN_ONE_DATA: bench.dataDir }
    const before = readdirSync(bench.directory)
    const line = [...words, ...bench.practice(), '-r']
    const { status, stderr } = spawnSync('sh', line, { env, encoding: 'utf8' })
    expect(stderr).toContain('not valid UTF-8')
    expect(status).toBe(1)
    expect(readdirSync(bench.directory)).toEqual(before)
  })
})
