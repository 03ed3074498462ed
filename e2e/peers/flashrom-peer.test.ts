// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Two programs on one chip: Pin One verifies what Debian's flashrom has written, and the other way round; both see the
 * same chip, the same protection and the same bytes at the same addresses.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parsePracticeId } from '../../src-main/transport/practice/options.ts'
import { servePractice } from '../../src-main/transport/practice/server.ts'
import type { PracticeServer } from '../../src-main/transport/practice/server.ts'
import { Bench, sameBytes } from '../support/cli-run.ts'
import type { Ended } from '../support/cli-run.ts'
import {
  changedImage,
  flashrom as runFlashrom,
  flashromProgram,
  flashromVersion,
} from '../support/flashrom-program.ts'
import type { FlashromRun } from '../support/flashrom-program.ts'

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

async function serve(words: string): Promise<void> {
  const options = parsePracticeId(`practice:${words}`)
  server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
}

function served(): PracticeServer {
  if (server === null) throw new Error('nothing is served')
  return server
}
const programmer = (): string => `serprog:ip=${served().address}`
const flashrom = (...words: readonly string[]): Promise<FlashromRun> =>
  runFlashrom(programmer(), words)
const pinOne = (...words: readonly string[]): Promise<Ended> =>
  bench.run(['-p', `${programmer()},spispeed=16M`, ...words])

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

/** Every family that the practice device simulates, by its name in flashrom 1.3 and in our table. */
const parts = [
  { chip: 'W25Q64JV', name: 'W25Q64JV-.Q', ours: 'winbond-w25q64jv-.q' },
  { chip: 'W25Q128JV', name: 'W25Q128.V', ours: 'winbond-w25q128.v' },
  { chip: 'W25Q256JV', name: 'W25Q256JV_Q', ours: 'winbond-w25q256jv-q' },
  { chip: 'W25Q64FW', name: 'W25Q64.W', ours: 'winbond-w25q64fw-w25q64jw...q' },
  { chip: 'MX25L6406E', name: 'MX25L6406E/MX25L6408E', ours: 'macronix-mx25l6406e-mx25l6408e' },
  {
    chip: 'MX25L12835F',
    name: 'MX25L12833F/MX25L12835F/MX25L12845E/MX25L12865E/MX25L12873F',
    ours: 'macronix-mx25l12833f+macronix-mx25l12835f-mx25l12873f+macronix-mx25l12845e-mx25l12865e',
  },
  { chip: 'MX25L512E', name: 'MX25L512(E)/MX25V512(C)', ours: 'macronix-mx25l512(e)-mx25v512(c)' },
  { chip: 'SST25VF040B', name: 'SST25VF040B', ours: 'sst-sst25vf040b' },
] as const

it('the bench can say which flashrom it measures', () => {
  expect(flashromVersion()).toMatch(/^\d+\.\d/)
})

describe('the chip on the wires', () => {
  it.each(parts)('is a $chip to both', async ({ chip, name, ours }) => {
    await serve(`chip=${chip}`)
    expect((await flashrom()).text).toContain(`flash chip "${name}"`)
    const { outcome } = await pinOne('--json', '-c', chip)
    expect(outcome['chip']).toBe(ours)
  })

  it('has one name and one size for scripts', async () => {
    await serve('chip=MX25L6406E')
    for (const word of ['--flash-name', '--flash-size']) {
      const theirs = await flashrom('-c', 'MX25L6406E/MX25L6408E', word)
      const ours = await pinOne('-c', 'MX25L6406E', word)
      expect([ours.code, ours.err]).toEqual([0, ''])
      expect(lastLine(theirs.text)).not.toBe('')
      expect(lastLine(ours.out)).toBe(lastLine(theirs.text))
    }
  })

  it('is described by itself to both when no table has it', async () => {
    await serve('chip=UNKNOWN-SFDP-4M')
    const theirs = await flashrom()
    expect(theirs.text).toContain('flash chip "SFDP-capable chip" (4096 kB')
    const { outcome } = await pinOne('--json')
    expect(outcome['chip']).toBe('sfdp-d37216')
    const read = await pinOne('-r', bench.path('read.bin'), '--chip-voltage', '3.3')
    expect([read.code, read.err]).toEqual([0, ''])
    expect(sameBytes(bench.bytes('read.bin'), served().chip.memory)).toBe(true)
  })
})

describe.each([
  { chip: 'W25Q256JV', name: 'W25Q256JV_Q', what: '32 MiB, four-byte addresses' },
  {
    chip: 'MX25L12835F',
    name: 'MX25L12833F/MX25L12835F/MX25L12845E/MX25L12865E/MX25L12873F',
    what: 'three-byte addresses to their end',
  },
  { chip: 'MX25L512E', name: 'MX25L512(E)/MX25V512(C)', what: 'a chip smaller than a block' },
  { chip: 'SST25VF040B', name: 'SST25VF040B', what: 'words instead of pages' },
])('one chip, two programs: $chip, $what', ({ chip, name }) => {
  it('what flashrom writes is verified by ours, and what ours writes by flashrom', async () => {
    await serve(`chip=${chip}`)
    const first = changed(served().chip.memory)
    const theirs = await flashrom('-c', name, '-w', bench.file('first.rom', first))
    expect(theirs.code, theirs.text).toBe(0)
    const seen = await pinOne('-c', chip, '-v', bench.path('first.rom'))
    expect([seen.code, seen.err]).toEqual([0, ''])

    const second = changed(first.map((byte) => byte ^ 0x11))
    // SST's parts start up protected; flashrom removes the protection automatically.
    const lift = chip === 'SST25VF040B' ? ['--unprotect'] : []
    const ours = await pinOne('-c', chip, ...lift, '-w', bench.file('second.rom', second))
    expect([ours.code, ours.err]).toEqual([0, ''])
    const checked = await flashrom('-c', name, '-v', bench.path('second.rom'))
    expect(checked.code, checked.text).toBe(0)
    expect(sameBytes(served().chip.memory, second)).toBe(true)
    // Neither program confuses the two chips.
    expect((await flashrom('-c', name, '-v', bench.path('first.rom'))).code).not.toBe(0)
    expect((await pinOne('-c', chip, '-v', bench.path('first.rom'))).code).toBe(50)
  })
})

/** With scattered changes, for a chip of any size. */
function changed(contents: Uint8Array): Uint8Array {
  if (contents.length >= 0x40_000) return changedImage(contents)
  const image = contents.slice()
  for (let at = 0; at < image.length; at += 777) image[at] = (at * 3) & 0xff
  return image
}

describe('regions', () => {
  const layout = '00000000:00000fff low\n01234000:01237fff high\n01fff000:01ffffff last\n'

  it.each([
    ['low', 0x0, 0x1000],
    ['high', 0x123_4000, 0x4000],
    ['last', 0x1ff_f000, 0x1000],
  ])('flashrom finds "%s" where ours puts it, above 16 MiB too', async (region, offset, length) => {
    await serve('chip=W25Q256JV,content=blank')
    const image = new Uint8Array(served().chip.memory.length).fill(0xff)
    for (let at = offset; at < offset + length; at++) image[at] = (at ^ (at >> 8)) & 0xff
    const written = await pinOne('-w', bench.file('image.rom', image))
    expect([written.code, written.err]).toEqual([0, ''])
    const file = bench.path('region.bin')
    const words = ['-l', bench.file('layout', new TextEncoder().encode(layout)), '-i', region]
    const read = await flashrom('-c', 'W25Q256JV_Q', ...words, '-r', file)
    expect(read.code, read.text).toBe(0)
    const got = new Uint8Array(readFileSync(file)).subarray(offset, offset + length)
    expect(sameBytes(got, image.subarray(offset, offset + length))).toBe(true)
  })

  it('ours sees that flashrom has written one region, and what else is there has stayed', async () => {
    await serve('chip=W25Q256JV')
    const wanted = served().chip.memory.slice()
    for (let at = 0x123_4000; at < 0x123_8000; at++) wanted[at] = (at * 11) & 0xff
    const words = ['-l', bench.file('layout', new TextEncoder().encode(layout)), '-i', 'high']
    words.push('-N', '-w', bench.file('wanted.rom', wanted))
    const theirs = await flashrom('-c', 'W25Q256JV_Q', ...words)
    expect(theirs.code, theirs.text).toBe(0)
    expect((await pinOne('-v', bench.path('wanted.rom'))).code).toBe(0)
  })
})

describe('a protected chip', () => {
  it('is left alone by ours until it is asked for, and comes back protected', async () => {
    await serve('chip=W25Q64JV,fault=protected')
    const before = served().chip.memory.slice()
    const image = bench.file('image.rom', changedImage(before))
    const refused = await pinOne('-w', image)
    expect(refused.code).toBe(30)
    expect(sameBytes(served().chip.memory, before)).toBe(true)
    const status = await flashrom('-c', 'W25Q64JV-.Q', '--wp-status')
    const written = await pinOne('-w', image, '--unprotect')
    expect([written.code, written.err]).toEqual([0, ''])
    expect((await flashrom('-c', 'W25Q64JV-.Q', '-v', image)).code).toBe(0)
    // Read by an independent program: the same range, the same mode as before.
    const after = await flashrom('-c', 'W25Q64JV-.Q', '--wp-status')
    expect(wpLines(after.text)).toEqual(wpLines(status.text))
    expect(wpLines(after.text).length).toBeGreaterThan(0)
  })

  it('that is locked by its pin is written by neither, and both say so', async () => {
    await serve('chip=W25Q64JV,fault=protected:lock=pin,wp=low')
    const before = served().chip.memory.slice()
    const image = bench.file('image.rom', changedImage(before))
    expect((await pinOne('-w', image, '--unprotect')).code).toBe(30)
    expect((await flashrom('-c', 'W25Q64JV-.Q', '-w', image)).code).not.toBe(0)
    expect(sameBytes(served().chip.memory, before)).toBe(true)
  })
})

describe('protection, read and set by two programs', () => {
  // flashrom 1.3 knows no ranges of the other parts; our table has those of the MX25L6406E.
  const ranged = parts.filter(({ chip }) => chip.startsWith('W25Q'))
  const flagged = (text: string): readonly string[] =>
    text.split('\n').filter((line) => /^\tstart=|^Protection (range|mode): /.test(line))

  it.each(ranged)('$chip: the same ranges in the same order, and the same status', async (part) => {
    await serve(`chip=${part.chip},content=blank`)
    const theirs = await flashrom('-c', part.name, '--wp-status', '--wp-list')
    const ours = await pinOne('-c', part.chip, '--wp-status', '--wp-list')
    expect([ours.code, ours.err]).toEqual([0, ''])
    expect(flagged(theirs.text).length).toBeGreaterThan(3)
    expect(flagged(ours.out)).toEqual(flagged(theirs.text))
  })

  it('a range that ours sets is what flashrom sees, and the other way round', async () => {
    await serve('chip=W25Q64JV,content=blank')
    const name = ['-c', 'W25Q64JV-.Q']
    const set = await pinOne('-c', 'W25Q64JV', '--wp-range', '0x700000,0x100000', '--wp-enable')
    expect([set.code, set.err]).toEqual([0, ''])
    expect(flagged((await flashrom(...name, '--wp-status')).text)).toEqual([
      'Protection range: start=0x00700000 length=0x00100000 (upper 1/8)',
      'Protection mode: hardware',
    ])
    const theirs = await flashrom(...name, '--wp-disable', '--wp-range', '0,0x600000')
    expect(theirs.code, theirs.text).toBe(0)
    const seen = await bench.run(['wp', 'status', '-p', programmer(), '-c', 'W25Q64JV'])
    expect(flagged(seen.out)).toEqual([
      'Protection range: start=0x00000000 length=0x00600000 (lower 3/4)',
      'Protection mode: disabled',
    ])
  })

  it('a range that the chip has not is refused by both, and the registers stay', async () => {
    await serve('chip=W25Q64JV,content=blank')
    const before = served().chip.registers.kept()
    const ours = await pinOne('-c', 'W25Q64JV', '--wp-range', '0,0x100001')
    expect(ours.code).toBe(30)
    expect(ours.err).toContain('exactly this range')
    expect((await flashrom('-c', 'W25Q64JV-.Q', '--wp-range', '0,0x100001')).code).not.toBe(0)
    expect(served().chip.registers.kept()).toEqual(before)
  })

  it('a lock that the WP pin holds is not set, and said', async () => {
    await serve('chip=W25Q64JV,fault=protected:lock=pin,wp=low')
    const before = await pinOne('-c', 'W25Q64JV', '--wp-status')
    const ours = await pinOne('-c', 'W25Q64JV', '--wp-disable')
    expect(ours.code).toBe(30)
    expect(ours.err).toContain('connect WP')
    const after = await pinOne('-c', 'W25Q64JV', '--wp-status')
    expect(flagged(after.out)).toEqual(flagged(before.out))
    expect(flagged(after.out)[1]).toBe('Protection mode: hardware')
  })

  it('a range is not set on a chip whose ID several parts share that differ in these bits', async () => {
    await serve('chip=MX25L12835F,content=blank')
    const ours = await pinOne('--wp-range', '0,0x10000')
    expect(ours.code).toBe(30)
    expect(ours.err).toContain('share an ID differ')
  })

  it('every option that flashrom names in its help is in our table', () => {
    const { options } = JSON.parse(
      readFileSync('src-main/hosts/cli/peer-options.json', 'utf8'),
    ) as { readonly options: readonly { readonly option: string }[] }
    const known = new Set(options.flatMap(({ option }) => option.match(/--[a-z-]+/g) ?? []))
    const help = execFileSync(flashromProgram(), ['--help'], { encoding: 'utf8' })
    const named = new Set(help.match(/--[a-z]+(?:-[a-z]+)*/g) ?? [])
    expect(named.size).toBeGreaterThan(20)
    expect([...named].filter((option) => !known.has(option))).toEqual([])
  })
})

const wpLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^WP: |Protection (range|mode)/i.test(line))
