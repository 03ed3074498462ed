// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Efficiency of the kernel's messages, counted on the stand-in: the source of README's table "Boards with spidev".
 * Counts do not depend on the computer, so tests check them; times do.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flashromProgram } from '../support/flashrom-program.ts'
import { onStandIn, pinOne } from '../support/spidev-run.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'
import type { Traffic } from '../rigs/spidev-stand-in/stand-in.ts'

const FLASHROM_NAME = 'W25Q64JV-.Q'
const programmer = `linux_spi:dev=${StandIn.node},spispeed=32768`
const PAGES = 32_768

let directory = ''
const at = (name: string): string => path.join(directory, name)
const counts = new Map<string, Traffic>()

/** Transfers through the node by one run of a program on a separate chip. */
async function traffic(who: 'flashrom' | 'pin-one', what: 'read' | 'write'): Promise<Traffic> {
  const standIn = await StandIn.start({ chip: 'W25Q64JV' })
  try {
    if (what === 'write') standIn.chip.memory.fill(0xff)
    const words = what === 'read' ? ['-r', at(`${who}.bin`)] : ['-w', at('image.bin')]
    const { code, text } =
      who === 'flashrom'
        ? await onStandIn(standIn, [
            flashromProgram(),
            '-p',
            programmer,
            '-c',
            FLASHROM_NAME,
            ...words,
          ])
        : await pinOne(standIn, at('data'), '-p', programmer, ...words)
    expect(code, text).toBe(0)
    if (what === 'write')
      expect(Buffer.compare(fs.readFileSync(at('image.bin')), standIn.chip.memory)).toBe(0)
    return standIn.traffic
  } finally {
    await standIn.close()
  }
}

beforeAll(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-efficiency-'))
  const image = new Uint8Array(PAGES * 256).map((_, index) => (index * 31) >> 3)
  fs.writeFileSync(at('image.bin'), image)
  for (const who of ['flashrom', 'pin-one'] as const)
    for (const what of ['read', 'write'] as const)
      counts.set(`${who} ${what}`, await traffic(who, what))
})
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const of = (key: string): Traffic => {
  const found = counts.get(key)
  if (found === undefined) throw new Error(key)
  return found
}

describe('messages to the kernel for a chip of 8 MiB', () => {
  it('a read fills them: 4096 bytes each, and a dozen more for who the chip is', () => {
    const reads = (8 << 20) / 4096
    expect(of('pin-one read').messages).toBeLessThan(reads + 40)
    expect(of('pin-one read').messages).toBeLessThan(of('flashrom read').messages + 20)
  })

  it('a write has several windows in each, where flashrom has one', () => {
    const ours = of('pin-one write')
    const theirs = of('flashrom write')
    expect(theirs.windows).toBe(theirs.messages)
    // Without its three whole reads (two of the backup, one verification) and one read-back for each 256 pages.
    const programming = ours.messages - 3 * 2048 - PAGES / 256
    const windows = ours.windows - 3 * 2048 - PAGES / 256
    expect(windows / programming).toBeGreaterThan(10)
    expect(programming).toBeLessThan(PAGES / 4)
    expect(theirs.messages).toBeGreaterThan(3 * PAGES)
  })
})
