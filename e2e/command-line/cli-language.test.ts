// SPDX-License-Identifier: GPL-3.0-or-later
/** The command line in German, and in the pseudo-language, which shows words that are in no table. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Bench, imageBytes } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

/** Texts between the marks of the pseudo-language, nested ones too. */
function unmarked(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
  return less === text ? text : unmarked(less)
}

/** Output that is outside of all tables on purpose: words that scripts read, and names, paths and hashes. */
const machineRead: readonly RegExp[] = [
  /^error: (?:-[\w-]+: )?$/,
  /^note: -[\w-]+: $/,
  /^help: pin-one --help$/,
  /^VERIFIED\. ?$/,
  /^vendor="[^"]*" name="[^"]*"$/,
  /^(?:Protection range|Configured protection range): start=0x\w{8} length=0x\w{8} \([\w/ ]+\)$/,
  /^Protection mode: \w+$/,
  /^Available protection ranges:$/,
  /^\tstart=0x\w{8} length=0x\w{8} \([\w/ ]+\)$/,
  /^ *SHA-(?:1|256) +[0-9a-f]+$/,
  /^ *[/\\]\S+$/,
  /^ *\d+ (?:MiB|KiB) {2}.* {2}Macronix [\w /]+$/,
  /^[\w.-]+: \d+ (?:MiB|KiB), SHA-256 [0-9a-f]{64}$/,
  /^board_[\w-]+$/,
  /^ {4}, 64 KiB, [\d:.TZ-]+, SHA-256 [0-9a-f]{64}$/,
]

/** `event.field` of every text between marks, at any depth. */
function spokenIn(event: string, value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') return value.includes('⟦') ? [`${event}.${field}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    spokenIn(event, inner, Array.isArray(value) ? field : name),
  )
}

/** The fields that README lists as words, as `event.field`. */
function wordFields(): readonly string[] {
  const [, table = ''] =
    /^\| field .*\n\|[ -|]+\n((?:\|.*\n)+)/m.exec(readFileSync('README.md', 'utf8')) ?? []
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [field = '', ...events] = [...row.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)
      return events.map((event) => `${event}.${field}`)
    })
}

const leftOver = (text: string): readonly string[] =>
  unmarked(text)
    .split('\n')
    .filter((line) => /[A-Za-z]{2}/.test(line) && !machineRead.some((form) => form.test(line)))

describe('in the pseudo-language', () => {
  it('every word comes from a table, from the backup to the restore and in every refusal', async () => {
    const image = bench.file('new.rom', imageBytes(7))
    const chip = bench.practice()
    const lines: readonly (readonly string[])[] = [
      ['--help'],
      ['practice', '--help'],
      ['-L', 'MX25U'],
      ['-L', 'zzz9'],
      ['demo'],
      ['demo', '--fault', 'open-miso'],
      ['-p', 'practice:fault=flip:rate=1e-4', '--backup', bench.path('q.rom')],
      [...chip, '-n'],
      [...chip, '-r', bench.path('one.rom')],
      [...chip, '-r', bench.path('one.rom')],
      [...chip, '-w', image],
      [...chip, '-w', image],
      [...chip, '-v', image],
      [...chip, '-v', bench.path('one.rom')],
      [...chip, '--flash-name'],
      [...chip, '--wp-status'],
      [...chip, '--wp-list'],
      [...chip, '-E', '--skip-backup'],
      [...chip, '--restore', 'none-such'],
      ['--list-backups'],
      ['image', image],
      ['--split', image, '--sizes', '32k,32k'],
      ['check', ...chip, '--clock-ladder'],
      [...chip, '-w', bench.path('no-file')],
      [...chip, '-w', image, '-r', 'x'],
      [...chip, '--unprotect=never', '-E'],
      ['--frob'],
      ['--fmap-verify', '-w', image],
      ['-p', 'ch341a_spi'],
      ['wp', ...chip, 'list', 'status'],
      [...chip, '--ifd'],
      ['bridge'],
      ['--dismiss'],
      // A write that does not end, and the message of every later run about it.
      [...bench.practice('fault=unplug:write=2'), '-w', image],
      [...chip],
      ['-p', 'practice:chip=W25Q64JV'],
      [...chip, '-E'],
      [...chip, '--resume'],
      [...bench.practice('fault=unplug:write=2'), '-E'],
      [...chip, '--restore'],
      [...bench.practice('fault=protected'), '--unprotect', '-w', image],
    ]
    for (const line of lines) {
      const { out, err } = await bench.run(line, { PIN_ONE_LANG: 'pseudo' })
      expect(`${out}${err}`, line.join(' ')).toMatch(/⟦|^vendor=|^board_/)
      expect([...leftOver(out), ...leftOver(err)], line.join(' ')).toEqual([])
    }
    // Some forty runs, one after another on one chip.
  })

  it('--json has words in the fields that README names, and in no other', async () => {
    const image = bench.file('new.rom', imageBytes(7))
    const chip = bench.practice()
    const lines: readonly (readonly string[])[] = [
      ['--frob'],
      ['demo'],
      ['-L', 'MX25U'],
      ['image', image],
      ['check', ...chip, '--clock-ladder'],
      [...chip, '-w', image],
      [...chip, '--wp-status'],
      [...chip, '--wp-list'],
      [...chip, '--wp-disable'],
      [...bench.practice('fault=open-miso')],
      ['--split', image, '--sizes', '32k,32k'],
      ['--list-programmers'],
      ['--list-backups'],
    ]
    const seen = new Set<string>()
    for (const line of lines) {
      const { events } = await bench.run([...line, '--json'], { PIN_ONE_LANG: 'pseudo' })
      for (const event of events) for (const place of spokenIn(event.event, event)) seen.add(place)
    }
    // The test does not know whether a programmer of this computer cannot be opened.
    seen.add('programmers.accessDetail')
    expect([...seen].sort()).toEqual([...wordFields()].sort())
  })

  it('a word that is in no table would be seen', () => {
    expect(leftOver('⟦Thé ⟦chíp⟧ ánswérs~~⟧\nThe chip answers.\nVERIFIED. ⟦Évéry~⟧')).toEqual([
      'The chip answers.',
    ])
  })
})

const english = /\b(?:the|is|were|and|not|with|of|read|write|wires?)\b/i
const german = { PIN_ONE_LANG: '', LC_ALL: '', LC_MESSAGES: '', LANG: 'de_DE.UTF-8' }
/** Without paths, options, hashes and names in brackets. */
const prose = (text: string): string => text.replaceAll(/\S*[/\\=_]\S*|--?[a-z-]+/g, '')

describe('in German', () => {
  it('tells the demo and two faults without an English sentence, with the same exit codes', async () => {
    for (const [line, code, said] of [
      [['demo'], 0, '3. Ein neues Image wird geschrieben'],
      [['demo', '--fault', 'open-miso'], 20, 'Kein Chip gefunden'],
      [
        ['-p', 'practice:fault=flip:rate=1e-4', '--backup', bench.path('q')],
        20,
        'Die Chip-ID ist jedes Mal anders',
      ],
    ] as const) {
      const ended = await bench.run([...line, '--lang', 'de'], { PIN_ONE_LANG: 'en' })
      const all = `${ended.out}${ended.err}`
      expect(ended.code, all).toBe(code)
      expect(all).toContain(said)
      expect(prose(all).match(english)?.[0] ?? null, all).toBeNull()
    }
  })

  it('is spoken where the system is German, and what scripts read stays', async () => {
    const chip = bench.practice()
    const written = await bench.run([...chip, '-w', bench.file('a.rom', imageBytes(3))], german)
    expect(written.out).toMatch(/^VERIFIED\. Jedes Byte wurde zurückgelesen/m)
    const named = await bench.run([...chip, '--flash-name'], german)
    expect(named.out).toMatch(/^vendor="Macronix" name="[^"]+"$/m)
    const status = await bench.run([...chip, '--wp-status'], german)
    expect(status.out).toMatch(/^Protection mode: disabled$/m)
    const refused = await bench.run(['--frob'], german)
    expect(refused.err).toBe('error: --frob ist keine Option von pin-one.\nhelp: pin-one --help\n')
  })

  it('gives programs the same outcome as English', async () => {
    const outcomes = []
    for (const lang of ['en', 'de']) {
      const { outcome } = await bench.run(['demo', '--json', '--lang', lang])
      outcomes.push({ ...outcome, backup: null })
    }
    expect(outcomes[1]).toEqual(outcomes[0])
  })
})
