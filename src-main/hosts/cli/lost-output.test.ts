// SPDX-License-Identifier: GPL-3.0-or-later
/** A script takes what it reads for all of it: what could not be written on stdout never ends as done. */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from './run.ts'
import { outliving } from './terminal.ts'

let folder = ''
const before = process.env['PIN_ONE_DATA']
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-one-lost-'))
  process.env['PIN_ONE_DATA'] = join(folder, 'data')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  if (before === undefined) delete process.env['PIN_ONE_DATA']
  else process.env['PIN_ONE_DATA'] = before
})

const chip = (): readonly string[] => [
  '-p',
  `practice:chip=MX25L512E,file=${join(folder, 'chip.bin')}`,
]

async function run(words: readonly string[], room: number) {
  let [out, err] = ['', '']
  let full = false
  const code = await runCli([...words, '--lang', 'en'], {
    out: {
      write: (text: string) => {
        if (out.length + text.length > room) full = true
        else out += text
      },
    },
    err: { write: (text: string) => (err += text) },
    lost: () => Promise.resolve(full ? { code: 'no-space' } : null),
  })
  return { code, out, err }
}

describe('output that cannot be written', () => {
  it.each([
    ['--flash-name', chip],
    ['--flash-size', chip],
    ['--list-backups', () => []],
    ['--list-supported', () => []],
    ['--version', () => []],
    ['--help', () => []],
  ] as const)('%s ends with a code that is not 0, and says why', async (word, programmer) => {
    const words = [...programmer(), word]
    expect((await run(words, Infinity)).code).toBe(0)
    const { code, err } = await run(words, 0)
    expect(code).toBe(40)
    expect(err).toContain('A part of the output is lost.')
    expect(err).toContain('There is no room left on the disk.')
  })

  it('after a write: first it is told how it stands with the chip, and the last lines count too', async () => {
    const image = join(folder, 'my.rom')
    writeFileSync(
      image,
      Uint8Array.from({ length: 65_536 }, (_, at) => (at * 7) % 251),
    )
    const words = [...chip(), '-w', image, '--json']
    const { code, err } = await run(words, 0)
    expect(code).toBe(40)
    expect(err.split('\n')[0]).toMatch(/every byte/i)
    expect(Buffer.compare(readFileSync(join(folder, 'chip.bin')), readFileSync(image))).toBe(0)
    const whole = await run(words, Infinity)
    expect(whole.code).toBe(0)
    const outcome = whole.out.trimEnd().split('\n').at(-1) ?? ''
    expect(await run(words, whole.out.length - outcome.length)).toMatchObject({ code: 40 })
  })
})

describe('the streams of the process', () => {
  const stream = (writable: NodeJS.WritableStream) => writable as NodeJS.WriteStream
  // Linux has a file that is always full.
  it.runIf(process.platform === 'linux')('keep why a write failed', async () => {
    const streams = outliving(stream(createWriteStream('/dev/full')), stream(new PassThrough()))
    streams.out.write('one\n')
    expect(await streams.lost?.()).toEqual({ code: 'no-space' })
  })

  it('do not count a reader that has gone', async () => {
    const out = new PassThrough()
    const streams = outliving(stream(out), stream(new PassThrough()))
    out.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    streams.out.write('two\n')
    expect(await streams.lost?.()).toBeNull()
  })
})
