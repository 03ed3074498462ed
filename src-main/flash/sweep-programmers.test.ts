// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The promise of `sweep.test.ts` on programmers that are not ours: one that gets one command at a time, and one that
 * has to prove that it can be queued. What goes wrong there goes wrong at every window, those of opening included.
 */
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { UsbIdentity } from '../../shared/model/programmer.ts'
import { openPractice } from '../transport/practice/driver.ts'
import type { OpenPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'

interface Bench {
  readonly usb: UsbIdentity | null
  readonly queues: boolean
}

const sdk = { vendorId: '2e8a', productId: '000a', manufacturer: null, product: null, serial: null }
const ALONE: Bench = { usb: sdk, queues: false }
const UNKNOWN: Bench = { usb: null, queues: true }

/** An erase, a program without one, a page that ends in the middle, and much that stays. */
const before = Uint8Array.from({ length: 0x1_0000 }, (_, at) => (at * 31 + (at >> 7)) & 0xff)
before.fill(0xff, 0x2000, 0x3000)
const wanted = before.slice()
for (let at = 0x1080; at < 0x1190; at++) wanted[at] = (at * 5) & 0xff
wanted.fill(0x00, 0x2100, 0x2110)

const holds = (chip: NorChip, bytes: Uint8Array): boolean =>
  Buffer.compare(chip.memory, bytes) === 0

function blankChip(): NorChip {
  const chip = makePracticeChip(parsePracticeId('practice:chip=TEST-64K,content=blank'))
  chip.memory.set(before)
  return chip
}

async function plugIn({ usb }: Bench, chip: NorChip, fault: string): Promise<OpenPractice> {
  const options = parsePracticeId(`practice:chip=TEST-64K${fault === '' ? '' : `,fault=${fault}`}`)
  chip.powerCycle(0)
  return openPractice(
    { ...options, chip, programmerName: 'homemade' },
    { clockHz: 12_000_000, usb },
  )
}

/** `null`: verified. */
async function write(bench: Bench, chip: NorChip, fault: string) {
  const run = testRun()
  const { transport, device, close } = await plugIn(bench, chip, fault)
  const opening = device.programmer.windows
  try {
    // A test that is disturbed shows nothing: commands then go one at a time.
    if (fault === '') expect(transport.limits.depth > 1).toBe(bench.queues)
    const { chip: known } = await identify(transport, run)
    if (known === null) throw new Error('not settled')
    const flash = createFlashDevice(transport, known)
    await writeImage({ device: flash, wanted, before: null, run, unprotect: 'no', seed: 7 })
    return { error: null, windows: device.programmer.windows, opening, changes: run.changes() }
  } catch (error) {
    return { error, windows: device.programmer.windows, opening, changes: run.changes() }
  } finally {
    await close()
  }
}

describe.each([
  ['one at a time', ALONE],
  ['that has proved itself', UNKNOWN],
])('a write through a programmer %s', (_, bench) => {
  it('is honest at every window, opening included', async () => {
    const calmChip = blankChip()
    const calm = await write(bench, calmChip, '')
    expect(calm.error).toBeNull()
    expect(holds(calmChip, wanted)).toBe(true)
    // The proof is part of opening.
    expect(calm.opening > 20).toBe(bench.queues)
    let failures = 0
    for (let op = 1; op <= calm.windows + 1; op++) {
      const fault = `${['unplug', 'noop', 'garbage'][op % 3]}:op=${op}`
      const chip = blankChip()
      const ended = await write(bench, chip, fault).catch((error: unknown) => ({
        error,
        changes: 0,
      }))
      if (ended.error === null) {
        expect(holds(chip, wanted), `${fault}: said verified`).toBe(true)
        continue
      }
      failures++
      expect(ended.error, fault).toBeInstanceOf(Fault)
      if (ended.changes === 0)
        expect(holds(chip, before), `${fault}: changed without saying so`).toBe(true)
      const again = await write(bench, chip, '')
      expect([fault, again.error, holds(chip, wanted)]).toEqual([fault, null, true])
    }
    expect(failures).toBeGreaterThan(calm.windows / 3 - 2)
  })
})
