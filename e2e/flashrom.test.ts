/**
 * Debian's flashrom, a program we did not write, drives the practice device: what it reads and writes through serprog
 * must be what the virtual chip holds, byte for byte.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPracticeOptions } from '../src-main/transport/practice/options.ts'
import { practicePart } from '../src-main/transport/practice/parts.ts'
import { servePractice } from '../src-main/transport/practice/server.ts'
import type { PracticeServer } from '../src-main/transport/practice/server.ts'

const LIMIT_MS = 60_000

function findFlashrom(): string {
  const places = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  const found = places
    .map((place) => path.join(place, 'flashrom'))
    .find((file) => fs.existsSync(file))
  if (found !== undefined) return found
  throw new Error('flashrom is missing. On Debian: apt-get install flashrom')
}

interface Outcome {
  readonly code: number | null
  readonly text: string
}

/** The server runs in this process, so flashrom must not be waited for synchronously. */
function flashrom(programmer: string, ...words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(findFlashrom(), ['-p', programmer, ...words], { timeout: LIMIT_MS })
    let text = ''
    const add = (bytes: Buffer): void => {
      text += bytes.toString()
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}

/** A few pages, one 4 KiB sector and one 64 KiB block differ; everything else stays. */
function changedImage(contents: Uint8Array): Uint8Array {
  const image = contents.slice()
  for (let at = 0x2000; at < 0x2400; at++) image[at] = (at * 7) & 0xff
  image.fill(0xff, 0x5000, 0x6000)
  const block = contents.length - 0x20_000
  for (let at = block; at < block + 0x10_000; at++) image[at] = (at ^ (at >> 8) ^ 0x5a) & 0xff
  return image
}

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

    it(
      'reads, writes a changed image and verifies it, equal byte for byte',
      async () => {
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
        // And it does notice one wrong byte.
        server.chip.memory[0x1234] = (server.chip.memory[0x1234] ?? 0) ^ 0x01
        const fourth = await flashrom(programmer, '-c', flashromName, '-v', wanted)
        expect(fourth.code).not.toBe(0)
      },
      2 * LIMIT_MS,
    )
  })
})
