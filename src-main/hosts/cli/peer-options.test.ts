// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bashCompletion } from '../../../scripts/packaging/help-pages.mjs'
import { commandOf, understood } from './arguments.ts'
import { helpText } from '../../../shared/text/cli-help.ts'
import { UsageError } from './options.ts'
import { longOf, peerOptions, peerTable, says } from './peer-options.ts'
import type { PeerOption } from './peer-options.ts'
import { runCli } from './run.ts'

let directory = ''
const was = process.env['PIN_ONE_DATA']
const cwd = process.cwd()
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-peer-'))
})
afterEach(() => {
  if (was === undefined) delete process.env['PIN_ONE_DATA']
  else process.env['PIN_ONE_DATA'] = was
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
})

const sizes: Readonly<Record<string, number>> = {
  MX25L512E: 0x1_0000,
  MX25L6406E: 0x80_0000,
  W25Q64JV: 0x80_0000,
}

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function run(words: readonly string[]): Promise<Ran> {
  process.env['PIN_ONE_DATA'] = join(directory, 'data')
  let [out, err] = ['', '']
  const code = await runCli(words, {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
  })
  return { code, out, err }
}

let count = 0
/** The line of a row with files of its own in the places of the capitals. */
function lineOf({ word, line, chip, of, option }: PeerOption): readonly string[] {
  const own = join(directory, String(count++))
  const size = sizes[chip] ?? 0
  const files: Readonly<Record<string, string>> = {
    FILE: `${own}.rom`,
    NEW: `${own}.new`,
    OLD: `${own}.old`,
    LAYOUT: `${own}.layout`,
    LOG: `${own}.log`,
  }
  if (line.includes('FILE'))
    writeFileSync(
      `${own}.rom`,
      Uint8Array.from(
        { length: size },
        (_, at) => (Math.imul(at + count, 2_654_435_761) >>> 13) & 0xff,
      ),
    )
  writeFileSync(`${own}.old`, 'an older read')
  writeFileSync(`${own}.part`, new Uint8Array(0x1000).fill(0x5a))
  writeFileSync(
    `${own}.layout`,
    `00000000:00000fff low\n00000000:${(size - 1).toString(16).padStart(8, '0')} all\n`,
  )
  const words = line
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => files[each] ?? each.replace(/:PART$/, `:${own}.part`))
  const alone = ['--help', '-R', '-L', '-z'].some((each) => words.includes(each))
  expect(of.length, option).toBeGreaterThan(0)
  // Contents of 8 MiB take their time, and no register depends on them.
  const kept = `practice:chip=${chip}${size > 0x1_0000 ? ',content=blank' : ''}`
  return [
    ...word.split(' ').filter((each) => each !== ''),
    ...(alone ? [] : ['-p', kept]),
    ...words,
  ]
}

describe('every option of flashrom 1.7 and flashprog 1.5', () => {
  it.each(peerOptions.map((row) => [row.option, row.does, row] as const))(
    '%s is %s, as the table says',
    async (_option, does, row) => {
      process.chdir(mkdtempSync(join(directory, 'row-')))
      const { code, out, err } = await run(lineOf(row)).finally(() => process.chdir(cwd))
      expect(code, `${out}${err}`).toBe(row.exit)
      if (does === 'refused') {
        expect(err).toContain(says(row))
        expect(err).toMatch(/^error: .*\nhelp: pin-one /)
        expect(out).toBe('')
      } else if (does === 'noted')
        expect(err).toBe(`note: ${err.slice(6, err.indexOf(': ', 6))}: ${says(row)}\n`)
      else if (row.exit === 0) expect(err).toBe('')
    },
  )

  it('stands in the table of the README, word by word', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(peerTable())
  })

  it('is known to the completions of the shells, when the help names it', () => {
    const completion = bashCompletion(helpText())
    for (const [long] of helpText().matchAll(/(?<=[\s[(])--[a-z][a-z-]+/g))
      expect(completion).toContain(long)
  })

  it('is in the help, when Pin One follows it', () => {
    const other = new Set(['image', 'get-size'])
    const followed = peerOptions.filter(({ does }) => does === 'same' || does === 'more')
    for (const row of followed) {
      const long = longOf(row)
      const short = /^-[a-zA-Z](?=,)/.exec(row.option)?.[0]
      const shown = [long === null ? null : `--${long}`, short, /^\w+/.exec(row.option)?.[0]]
      const found = shown.some((text) => text != null && helpText().includes(text))
      expect(found || other.has(long ?? ''), row.option).toBe(true)
    }
  })

  it('has a reason where it is not followed, and nothing to say where it is', () => {
    for (const row of peerOptions)
      expect(
        row.does === 'same' ? says(row) === '' : /^[A-Z-].*\.$/.test(says(row)),
        row.option,
      ).toBe(true)
  })
})

const practice = ['-p', 'practice:chip=MX25L512E']
function refusalOf(...words: readonly string[]): string {
  try {
    commandOf(words)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return ''
}

describe('words for write protection', () => {
  it.each([
    ['0,0x100000', 0, 0x10_0000],
    ['0x700000,0x100000', 0x70_0000, 0x10_0000],
    ['0,010', 0, 8],
    ['65536,65536', 65_536, 65_536],
  ])('--wp-range %s is %i and %i', (text, offset, length) => {
    const command = commandOf([...practice, `--wp-range=${text}`, '--wp-enable'])
    expect(command).toMatchObject({
      operation: {
        words: { set: { range: { offset, length }, lock: 'wp-pin', quadEnable: null } },
      },
    })
  })

  it.each(['1', '1,2,3', 'a,b', '-1,5', '08,1', '0x1g,1', '1 ,2', ',', '0,0xffffffffff'])(
    '--wp-range %s is wrong words',
    (text) => {
      expect(refusalOf(...practice, `--wp-range=${text}`)).toContain('START,LENGTH')
    },
  )

  it.each([
    ['--wp-enable --wp-disable', 'cannot go together'],
    ['--wp-range 0,0 --wp-region low', 'cannot go together'],
    ['--wp-region low', 'written down'],
    ['--wp-enable -w x.rom', 'Nothing was done'],
    ['--wp-status -E', 'Nothing was done'],
  ])('%s is refused', (words, saying) => {
    expect(refusalOf(...practice, ...words.split(' '))).toContain(saying)
  })

  it.each([
    ['wp range', 'START,LENGTH'],
    ['wp region', 'name of a region'],
    ['wp list extra', '"extra"'],
    ['wp list --enable', 'one thing at a time'],
    ['wp nonsense', '"nonsense"'],
    ['wp -w x', '-w is not an option'],
    ['config', 'one setting'],
    ['config set qe', 'a value'],
    ['config get qe 1', 'one setting'],
    ['config set qe 2', 'true, false'],
    ['config set lock-for-good 1', 'is not a setting'],
    ['prog nonsense', '"nonsense"'],
  ])('%s is wrong words', (words, saying) => {
    expect(refusalOf(...words.split(' '), ...practice)).toContain(saying)
  })

  it('flashprog’s words mean what flashrom’s options mean', () => {
    const same = [
      ['wp range 0,0x8000', '--wp-range 0,0x8000'],
      ['wp --range 0,0x8000', '--wp-range 0,0x8000'],
      ['write-protect enable', '--wp-enable'],
      ['wp', '--wp-status'],
      ['wp list', '--wp-list'],
    ] as const
    for (const [one, other] of same) {
      const [asWord, asOption] = [one, other].map((text) =>
        commandOf([...text.split(' '), ...practice]),
      )
      expect(asWord).toEqual(asOption)
    }
  })
})

describe('words that are taken', () => {
  it('are answered once each, and the rest of the line is done', () => {
    const { command, notes } = understood([...practice, '-nNfw', 'x.rom'])
    expect(command).toMatchObject({ operation: { kind: 'write', path: 'x.rom' }, force: true })
    expect(notes.map((note) => note.slice(0, 3))).toEqual(['-n:', '-N:', '-f:'])
  })
})

describe('a file for each region', () => {
  it.each(['-r', '-w', '-v'])('%s needs no other file', (word) => {
    const command = commandOf([...practice, word, '-l', 'lay', '-i', 'low:a', '-i', 'high:b'])
    expect(command).toMatchObject({ operation: { path: null } })
  })

  it.each([
    ['-r', '--read needs a file.'],
    ['-w --skip-backup', '--write needs a file.'],
    ['-v -l lay -i low:a -i high', '-i high:FILE'],
    ['-r -w x.rom', 'One operation at a time'],
  ])('%s is refused', (words, saying) => {
    expect(refusalOf(...practice, ...words.split(' '))).toContain(saying)
  })

  it('is read, written and compared without one for the whole chip', async () => {
    const at = (name: string) => join(directory, name)
    writeFileSync(at('lay'), '00000000:00000fff low\n00001000:00001fff next\n')
    const regions = ['-l', at('lay'), '-i', `low:${at('low')}`, '-i', `next:${at('next')}`]
    expect((await run([...practice, '-r', ...regions])).code).toBe(0)
    const low = readFileSync(at('low'))
    expect(low).toHaveLength(0x1000)
    writeFileSync(at('next'), low)
    expect((await run([...practice, '-v', ...regions])).code).toBe(50)
    const written = await run([...practice, '-w', ...regions])
    expect([written.code, written.err]).toEqual([0, ''])
    expect(written.out).toContain('is as in low and next.')
    expect((await run([...practice, '-v', ...regions])).code).toBe(0)
  })
})

describe('registers that the chip does not take', () => {
  it('are reported as they read, and no word about contents stands for them', async () => {
    const locked = 'practice:chip=W25Q64JV,content=blank,fault=protected:lock=pin,wp=low'
    const { code, err } = await run(['-p', locked, '-c', 'W25Q64JV', '--wp-disable'])
    expect(code).toBe(30)
    expect(err).toMatch(/^The registers were not set as asked\.\n.*the registers read as before/)
    expect(err).not.toContain('The chip is not changed')
  })
})

describe('-r', () => {
  it('keeps an existing file and says how to replace it; with --force it is replaced', async () => {
    const path = join(directory, 'kept.rom')
    writeFileSync(path, 'the only copy')
    const refused = await run([...practice, '-r', path])
    expect(refused.code).toBe(40)
    expect(refused.err).toContain('--force')
    expect(readFileSync(path, 'utf8')).toBe('the only copy')
    const read = await run([...practice, '-r', path, '--force'])
    expect([read.code, readFileSync(path).length]).toEqual([0, 0x1_0000])
  })
})
