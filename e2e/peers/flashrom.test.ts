// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Debian's flashrom, an independent program, drives the practice device: its reads and writes through serprog must
 * equal the contents of the virtual chip, byte for byte.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPracticeOptions } from '../../src-main/transport/practice/options.ts'
import { practicePart } from '../../src-main/transport/practice/parts.ts'
import { servePractice } from '../../src-main/transport/practice/server.ts'
import type { PracticeServer } from '../../src-main/transport/practice/server.ts'
import { changedImage, flashrom as run } from '../support/flashrom-program.ts'
import type { FlashromRun } from '../support/flashrom-program.ts'

const flashrom = (programmer: string, ...words: readonly string[]): Promise<FlashromRun> =>
  run(programmer, words)

describe.each([
  { chip: 'W25Q64JV', flashromName: 'W25Q64JV-.Q', address: 'three-byte addresses' },
  { chip: 'W25Q256JV', flashromName: 'W25Q256JV_Q', address: 'four-byte addresses' },
])('flashrom drives a practice $chip ($address)', ({ chip, flashromName }) => {
  describe.each([{ way: 'TCP' }, { way: 'PTY' }])('over $way', ({ way }) => {
    let directory = ''
    let server: PracticeServer
    let programmer = ''

    beforeAll(async () => {
      directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-flashrom-'))
      const options = { ...defaultPracticeOptions(), part: practicePart(chip) }
      const pty = path.join(directory, 'programmer')
      const where = way === 'TCP' ? { listen: '127.0.0.1:0' } : { pty }
      server = await servePractice({ ...options, where })
      programmer = `serprog:${way === 'TCP' ? 'ip' : 'dev'}=${server.address}`
    })

    afterAll(async () => {
      await server.close()
      fs.rmSync(directory, { recursive: true })
    })

    it('finds the programmer and the chip', async () => {
      const { code, text } = await flashrom(programmer, '-c', flashromName)
      expect(text).toContain('Pin One practice')
      expect(text).toContain(`flash chip "${flashromName}"`)
      expect(code).toBe(0)
    })

    it('reads, writes a changed image and verifies it, equal byte for byte', async () => {
      const read = path.join(directory, 'read.bin')
      const wanted = path.join(directory, 'wanted.bin')
      const first = await flashrom(programmer, '-c', flashromName, '-r', read)
      expect(first.code, first.text).toBe(0)
      const contents = new Uint8Array(fs.readFileSync(read))
      expect(Buffer.compare(contents, server.chip.memory)).toBe(0)

      const image = changedImage(contents)
      fs.writeFileSync(wanted, image)
      const second = await flashrom(programmer, '-c', flashromName, '-w', wanted)
      expect(second.text).toContain('VERIFIED')
      expect(second.code).toBe(0)
      expect(Buffer.compare(image, server.chip.memory)).toBe(0)

      const third = await flashrom(programmer, '-c', flashromName, '-v', wanted)
      expect(third.code, third.text).toBe(0)
      // flashrom does detect one wrong byte.
      server.chip.memory[0x1234] = (server.chip.memory[0x1234] ?? 0) ^ 0x01
      const fourth = await flashrom(programmer, '-c', flashromName, '-v', wanted)
      expect(fourth.code).not.toBe(0)
    })
  })
})
