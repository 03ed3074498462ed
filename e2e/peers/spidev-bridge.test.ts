// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A board's SPI pins through the bridge: Debian's flashrom and our own command line as serprog clients, the bridge on
 * the stand-in's spidev, our virtual chip connected to it.
 */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Bench, cli } from '../support/cli-run.ts'
import { changedImage, flashromProgram } from '../support/flashrom-program.ts'
import { plainRun } from '../support/spidev-run.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'

const FLASHROM_NAME = 'W25Q64JV-.Q'

describe('the bridge over a W25Q64JV on the SPI port', () => {
  let directory = ''
  let standIn: StandIn
  let bridge: ChildProcessWithoutNullStreams
  let programmer = ''
  const at = (name: string): string => path.join(directory, name)
  const flashrom = (...words: readonly string[]) =>
    plainRun([flashromProgram(), '-p', programmer, '-c', FLASHROM_NAME, ...words])

  beforeAll(async () => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-bridge-'))
    standIn = await StandIn.start({ chip: 'W25Q64JV' })
    const [program, ...words] = standIn.words(
      process.execPath,
      cli,
      'bridge',
      '--spidev',
      StandIn.node,
      '--listen',
      '127.0.0.1:0',
    )
    bridge = spawn(program, words)
    programmer = await new Promise<string>((ready, failed) => {
      let text = ''
      bridge.stdout.on('data', (bytes: Buffer) => {
        text += bytes.toString()
        const line = /^(serprog:ip=\S+)\n/u.exec(text)
        if (line?.[1] !== undefined) ready(line[1])
      })
      bridge.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()))
      bridge.on('exit', () => failed(new Error(text)))
    })
  })

  afterAll(async () => {
    const gone = new Promise((done) => bridge.once('exit', done))
    bridge.kill('SIGTERM')
    await gone
    await standIn.close()
    fs.rmSync(directory, { recursive: true, force: true })
  })

  it('flashrom reads, writes and verifies through it, equal byte for byte', async () => {
    const read = await flashrom('-r', at('read.bin'))
    expect(read.text).toContain('Pin One bridge')
    expect(read.code, read.text).toBe(0)
    const contents = new Uint8Array(fs.readFileSync(at('read.bin')))
    expect(Buffer.compare(contents, standIn.chip.memory)).toBe(0)
    const image = changedImage(contents)
    fs.writeFileSync(at('image.bin'), image)
    const written = await flashrom('-w', at('image.bin'))
    expect(written.code, written.text).toBe(0)
    expect(written.text).toContain('VERIFIED')
    expect(Buffer.compare(image, standIn.chip.memory)).toBe(0)
    expect((await flashrom('-v', at('image.bin'))).code).toBe(0)
  })

  it('and so does pin-one, whose backup is what the chip holds', async () => {
    const bench = new Bench()
    try {
      const before = standIn.chip.memory.slice()
      const image = changedImage(before)
      image.fill(0x3c, 0x9000, 0xa000)
      const file = bench.file('image.bin', image)
      const copy = bench.path('backup.bin')
      const { code, err, out } = await bench.run(['-p', programmer, '-w', file, '--backup', copy])
      expect(code, `${out}${err}`).toBe(0)
      expect(Buffer.compare(image, standIn.chip.memory)).toBe(0)
      expect(Buffer.compare(before, bench.bytes('backup.bin'))).toBe(0)
    } finally {
      await bench.close()
    }
  })
})
