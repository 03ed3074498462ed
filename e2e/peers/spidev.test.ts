// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The SPI port of a Linux board, on a stand-in that behaves like a real kernel's spidev: the whole program through
 * koffi and ioctl, beside Debian's flashrom, with our virtual chip behind the node.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plantTree } from '../../src-main/testing/trees.ts'
import { cli } from '../support/cli-run.ts'
import { changedImage, flashromProgram } from '../support/flashrom-program.ts'
import { onStandIn, pinOne } from '../support/spidev-run.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'
import type { StandInOptions } from '../rigs/spidev-stand-in/stand-in.ts'

const programmer = `linux_spi:dev=${StandIn.node},spispeed=32768`

interface SuiteReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

let directory = ''
const open: StandIn[] = []
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-spidev-test-'))
})
afterEach(async () => {
  for (const standIn of open.splice(0)) await standIn.close()
  fs.rmSync(directory, { recursive: true, force: true })
})
const start = async (options: StandInOptions): Promise<StandIn> => {
  const standIn = await StandIn.start(options)
  open.push(standIn)
  return standIn
}
const at = (name: string): string => path.join(directory, name)
const bytesOf = (name: string): Uint8Array => new Uint8Array(fs.readFileSync(at(name)))
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

describe('the stand-in', () => {
  it('answers every edge as the real kernel did', async () => {
    const standIn = await start({ chip: 'W25Q64JV' })
    const { text } = await onStandIn(standIn, [
      process.execPath,
      'e2e/rigs/spidev-stand-in/edges.mjs',
      StandIn.node,
    ])
    const lines = (all: string): readonly string[] =>
      all
        .trim()
        .split('\n')
        .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    expect(lines(text)).toEqual(
      lines(fs.readFileSync('e2e/rigs/spidev-stand-in/edges.txt', 'utf8')),
    )
  })

  it('carries the transport through the suite that every transport must pass', async () => {
    const standIn = await start({ chip: 'W25Q64JV' })
    fs.writeFileSync(at('contents.bin'), standIn.chip.memory)
    const { code, text } = await onStandIn(
      standIn,
      [
        process.execPath,
        'node_modules/vitest/vitest.mjs',
        'run',
        '--project=real-node',
        '--reporter=json',
        `--outputFile=${at('suite.json')}`,
      ],
      { PIN_ONE_SPIDEV: StandIn.node, PIN_ONE_SPIDEV_CONTENTS: at('contents.bin') },
    )
    expect(code, text).toBe(0)
    const suite = JSON.parse(fs.readFileSync(at('suite.json'), 'utf8')) as SuiteReport
    expect(suite.numFailedTests).toBe(0)
    expect(suite.numPassedTests).toBeGreaterThanOrEqual(9)
  })
})

describe.each([
  { chip: 'W25Q64JV', flashromName: 'W25Q64JV-.Q' },
  { chip: 'W25Q256JV', flashromName: 'W25Q256JV_Q' },
])('a $chip on the SPI port', ({ chip, flashromName }) => {
  it('is read alike by flashrom and by pin-one, and holds what pin-one writes', async () => {
    const standIn = await start({ chip })
    const theirs = await onStandIn(standIn, [
      flashromProgram(),
      '-p',
      programmer,
      '-c',
      flashromName,
      '-r',
      at('theirs.bin'),
    ])
    expect(theirs.code, theirs.text).toBe(0)
    const ours = await pinOne(standIn, at('data'), '-p', programmer, '-r', at('ours.bin'))
    expect(ours.code, ours.text).toBe(0)
    expect(same(bytesOf('ours.bin'), bytesOf('theirs.bin'))).toBe(true)
    expect(same(bytesOf('ours.bin'), standIn.chip.memory)).toBe(true)

    const image = changedImage(standIn.chip.memory)
    fs.writeFileSync(at('image.bin'), image)
    const written = await pinOne(standIn, at('data'), '-p', programmer, '-w', at('image.bin'))
    expect(written.code, written.text).toBe(0)
    expect(same(image, standIn.chip.memory)).toBe(true)
    expect(standIn.traffic.fastestHz).toBe(32_768_000)
    const agreed = await onStandIn(standIn, [
      flashromProgram(),
      '-p',
      programmer,
      '-c',
      flashromName,
      '-v',
      at('image.bin'),
    ])
    expect(agreed.code, agreed.text).toBe(0)
    // Our own verification detects one wrong byte, too.
    standIn.chip.memory[0x1234] = (standIn.chip.memory[0x1234] ?? 0) ^ 0x01
    const wrong = await pinOne(standIn, at('data'), '-p', programmer, '-v', at('image.bin'))
    expect(wrong.code).toBe(50)
  })
})

describe('the windows of a write', () => {
  const write = async (standIn: StandIn): Promise<void> => {
    const image = changedImage(standIn.chip.memory)
    fs.writeFileSync(at('image.bin'), image)
    const written = await pinOne(standIn, at('data'), '-p', programmer, '-w', at('image.bin'))
    expect(written.code, written.text).toBe(0)
    expect(same(image, standIn.chip.memory)).toBe(true)
  }

  it('go one by one where the controller keeps CS low between transfers', async () => {
    const standIn = await start({ chip: 'W25Q64JV', ignoresCsChange: true })
    await write(standIn)
    // The test of CS itself is the only message that expects a second window.
    expect(standIn.traffic.windows).toBe(standIn.traffic.messages)
  })

  it('share messages where CS rises between them', async () => {
    const standIn = await start({ chip: 'W25Q64JV' })
    standIn.chip.memory.fill(0xff)
    fs.writeFileSync(
      at('image.bin'),
      new Uint8Array(standIn.chip.memory.length).map((_, i) => (i * 31) >> 3),
    )
    await pinOne(standIn, at('data'), '-p', programmer, '-r', at('read.bin'))
    const readMessages = standIn.traffic.messages
    standIn.forgetTraffic()
    const written = await pinOne(standIn, at('data'), '-p', programmer, '-w', at('image.bin'))
    expect(written.code, written.text).toBe(0)
    // Two backup reads and one verification, and for each of 32768 pages three windows, in groups of six pages.
    expect(standIn.traffic.windows).toBeGreaterThan(3 * 32_768)
    expect(standIn.traffic.messages - 3 * readMessages).toBeLessThan(32_768 / 2)
  })

  it('follow the kernel’s buffer when it is larger or smaller than usual', async () => {
    for (const bufsiz of [1024, 65_536]) {
      const standIn = await start({ chip: 'W25Q64JV', bufsiz })
      await write(standIn)
      // Reads fill the buffer: three whole reads take this many messages and a few more.
      const reads = (3 * standIn.chip.memory.length) / bufsiz
      expect(standIn.traffic.messages).toBeGreaterThan(reads)
      expect(standIn.traffic.messages).toBeLessThan(1.1 * reads + 600)
    }
  })
})

describe('a BeagleBone Black', () => {
  it('is kept below 512 kHz and reads three times before a write, whatever is asked', async () => {
    plantTree(at('root'), 'bone')
    const standIn = await start({ chip: 'MX25L512E' })
    const slow = `linux_spi:dev=${StandIn.node},spispeed=4096`
    const { code, text } = await onStandIn(
      standIn,
      [process.execPath, cli, '-p', slow, '--backup', at('backup.bin')],
      { PIN_ONE_DATA: at('data'), PIN_ONE_SYSROOT: at('root') },
    )
    expect(code, text).toBe(0)
    expect(text).toContain('3 reads are equal')
    expect(standIn.traffic.fastestHz).toBeLessThan(512_000)
    expect(same(bytesOf('backup.bin'), standIn.chip.memory)).toBe(true)
  })
})

describe('a node that cannot be opened says why and what helps', () => {
  it.each([
    { error: 13, exit: 10, words: ['/dev/spidev0.1', 'group spi', 'udev'] },
    { error: 16, exit: 10, words: ['/dev/spidev0.1', 'in use'] },
    { error: 2, exit: 10, words: ['/dev/spidev0.1', 'switch SPI on', 'ls /dev/spidev*'] },
  ])('error $error', async ({ error, exit, words }) => {
    const standIn = await start({ chip: 'W25Q64JV', failing: { '/dev/spidev0.1': error } })
    const { code, text } = await pinOne(standIn, at('data'), '-p', 'linux_spi:dev=/dev/spidev0.1')
    expect(code, text).toBe(exit)
    for (const word of words) expect(text).toContain(word)
  })
})
