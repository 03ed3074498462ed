// SPDX-License-Identifier: GPL-3.0-or-later
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plantTree } from '../../src-main/testing/trees.ts'
import { Bench, imageBytes, sameBytes } from '../support/cli-run.ts'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(async () => {
  await bench.close()
})

/** Starts the practice device for other programs; returns the programmer for -p. */
async function served(where: readonly string[], more: readonly string[] = []): Promise<string> {
  const server = bench.start(['practice', ...where, '--chip', 'W25Q64JV', ...more])
  return await server.line((line) => line.startsWith('serprog:'))
}

/** Read, write, read again, compare; returns the exit code of a comparison with the old contents. */
async function wholeJob(programmer: string): Promise<number | null> {
  const at = ['-p', `${programmer},spispeed=16M`]
  expect((await bench.run([...at, '-r', bench.path('before.bin')])).err).toBe('')
  const image = bench.bytes('before.bin')
  image.set(imageBytes(31), 0x100000)
  const written = await bench.run([...at, '-w', bench.file('new.rom', image)])
  expect(written.err).toBe('')
  expect(written.out).toContain('VERIFIED.')
  expect((await bench.run([...at, '-r', bench.path('after.bin')])).code).toBe(0)
  expect(sameBytes(bench.bytes('after.bin'), image)).toBe(true)
  const compared = await bench.run([...at, '-v', bench.path('before.bin')])
  return compared.code
}

describe('the practice device for other programs', () => {
  it('takes the whole job over TCP', async () => {
    expect(await wholeJob(await served(['--listen', '127.0.0.1:0']))).toBe(50)
  })

  it.skipIf(process.platform === 'win32')(
    'takes the whole job over a PTY, through the serial port library',
    async () => {
      expect(await wholeJob(await served(['--pty', bench.path('tty')]))).toBe(50)
    },
  )

  it('removes its PTY when it is stopped', async () => {
    const server = bench.start(['practice', '--pty', bench.path('tty')])
    await server.line((line) => line.startsWith('serprog:dev='))
    expect(existsSync(bench.path('tty'))).toBe(true)
    server.child.kill('SIGINT')
    expect((await server.ended).code).toBe(0)
    expect(existsSync(bench.path('tty'))).toBe(false)
  })

  it('serves this machine only', async () => {
    const { code, err } = await bench.run(['practice', '--listen', '0.0.0.0:0'])
    expect(code).toBe(10)
    expect(err).toMatch(/0\.0\.0\.0/)
  })

  it('says which fault or chip it does not know', async () => {
    const chip = await bench.run(['practice', '--listen', '127.0.0.1:0', '--chip', 'W25Q1'])
    expect(chip.code).toBe(1)
    const fault = await bench.run(['practice', '--listen', '127.0.0.1:0', '--fault', 'gremlins'])
    expect(fault.code).toBe(1)
    expect(fault.err).toContain('gremlins')
  })
})

describe.skipIf(process.platform !== 'linux')('the SPI pins of the computer itself', () => {
  const below = () => ({ PIN_ONE_SYSROOT: bench.path('tree') })

  it.each([
    [
      'pi-no-port',
      /The SPI of Raspberry Pi 4 Model B Rev 1\.4 is not switched on\. .*“Raspberry Pi, 40-pin header”/,
    ],
    ['pi-restart', /SPI is switched on, but Raspberry Pi 4 Model B Rev 1\.4 has to restart first/],
    ['other-no-port', /The SPI of Xunlong Orange Pi Zero is not switched on/],
  ] as const)(
    '%s: the list of programmers says what is missing, and where the steps are',
    async (tree, said) => {
      plantTree(bench.path('tree'), tree)
      const { out, code } = await bench.run(['--list-programmers'], below())
      expect(code).toBe(0)
      expect(out).toMatch(said)
    },
  )

  it('are not spoken of where they can be used, and on a PC', async () => {
    for (const tree of ['pi', 'pc'] as const) {
      plantTree(bench.path('tree'), tree)
      expect((await bench.run(['--list-programmers'], below())).out).not.toMatch(/switched on/)
    }
  })

  it('are served by no bridge where the bus is the start-up flash', async () => {
    plantTree(bench.path('tree'), 'pi-5')
    const port = bench.path('tree/dev/spidev10.0')
    const { code, err } = await bench.run(
      ['bridge', '--spidev', port, '--listen', '127.0.0.1:0'],
      below(),
    )
    expect(code).toBe(10)
    expect(err).toContain('is not on the header of this computer')
  })
})
