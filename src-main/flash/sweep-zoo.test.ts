// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The promise of `sweep.test.ts` on firmwares of the field with a practice chip behind them: whatever goes wrong with
 * a window, what is said of the chip is so, and the next write brings it right.
 */
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { UsbIdentity } from '../../shared/model/programmer.ts'
import { openSerprog } from '../transport/serprog/client.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import type { NorChip } from '../transport/practice/nor-chip.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { JumpingTimers, MemoryLink } from '../testing/memory-link.ts'
import { ScriptedFirmware, zoo } from '../testing/scripted-firmware.ts'
import type { FirmwareScript } from '../testing/scripted-firmware.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'
import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'

/** An erase, a program without one, a page that ends in the middle, and much that stays. */
const before = Uint8Array.from({ length: 0x1_0000 }, (_, at) => (at * 31 + (at >> 7)) & 0xff)
before.fill(0xff, 0x2000, 0x3000)
const wanted = before.slice()
for (let at = 0x1080; at < 0x1190; at++) wanted[at] = (at * 5) & 0xff
wanted.fill(0x00, 0x2100, 0x2110)

/** So many windows of a write are made to go wrong, one in each. */
const POINTS = 36
const troubles = ['unplugged', 'reply lost', 'window lost'] as const
interface Trouble {
  readonly kind: (typeof troubles)[number]
  /** From 0, those of opening included. */
  readonly window: number
}

const holds = (chip: NorChip, bytes: Uint8Array): boolean =>
  Buffer.compare(chip.memory, bytes) === 0

function preparedChip(): NorChip {
  const chip = makePracticeChip(parsePracticeId('practice:chip=TEST-64K,content=blank'))
  chip.memory.set(before)
  return chip
}

/** The chip answers what the firmware sends to it. */
function solder(firmware: ScriptedFirmware, chip: NorChip, link: MemoryLink, trouble?: Trouble) {
  chip.powerCycle(0)
  firmware.onWindow = (window, answer) => {
    const hit = trouble?.window === window ? trouble.kind : null
    const reply = new Uint8Array(answer.length - 1)
    if (hit === 'window lost') return [0x06, ...reply.fill(0xff)]
    const tx = firmware.sent.at(-1)!
    chip.select(0)
    chip.send(tx, 0, tx.length, 0, 0)
    chip.receive(reply, 0, reply.length, 0, 0)
    chip.deselect(0)
    if (hit === 'unplugged') link.unplug()
    return hit === null ? [0x06, ...reply] : []
  }
}

async function write(
  script: FirmwareScript,
  usb: UsbIdentity | null,
  chip: NorChip,
  trouble?: Trouble,
) {
  const run = testRun()
  const firmware = new ScriptedFirmware(script)
  const link = new MemoryLink(firmware)
  solder(firmware, chip, link, trouble)
  const timers = new JumpingTimers()
  try {
    const transport = await openSerprog(link, { clockHz: 12_000_000, usb, timers })
    try {
      const { chip: known } = await identify(transport, run)
      if (known === null) throw new Error('not settled')
      const device = createFlashDevice(transport, known)
      await writeImage({ device, wanted, before: null, run, unprotect: 'no', seed: 7 })
    } finally {
      await transport.close()
    }
    return { error: null, windows: firmware.windows, changes: run.changes(), link }
  } catch (error) {
    return { error, windows: firmware.windows, changes: run.changes(), link }
  }
}

const usb = (vendorId: string, productId: string): UsbIdentity => {
  return { vendorId, productId, manufacturer: null, product: null, serial: null }
}

describe.each([
  ['that loses what is behind a window', zoo['stacksmashing-pico-serprog'], usb('2e8a', '000a')],
  ['that does not see whole packets', zoo['kukrimate-pico-serprog'], usb('cafe', '4001')],
  ['with windows of 32 bytes', zoo['opensensor-pico-serprog'], usb('cafe', '4001')],
  ['that is silent to what it does not know', zoo['stm32-vserprog'], null],
] as const)('a write through a firmware %s', (_, script, identity) => {
  it('is honest wherever a window goes wrong', async () => {
    const calmChip = preparedChip()
    const calm = await write(script, identity, calmChip)
    expect([calm.error, holds(calmChip, wanted)]).toEqual([null, true])
    expect(calm.link.writes.filter((bytes) => bytes % 64 === 0)).toEqual([])
    let failures = 0
    for (let point = 0; point < POINTS; point++) {
      const kind = troubles[point % troubles.length]!
      const window = Math.floor((point * calm.windows) / POINTS)
      const chip = preparedChip()
      const ended = await write(script, identity, chip, { kind, window })
      const what = `${kind} at window ${window}`
      if (ended.error === null) {
        expect(holds(chip, wanted), `${what}: said verified`).toBe(true)
        continue
      }
      failures++
      expect([what, ended.error instanceof Fault || ended.error]).toEqual([what, true])
      if (ended.changes === 0)
        expect(holds(chip, before), `${what}: changed without saying so`).toBe(true)
      const again = await write(script, identity, chip)
      expect([what, again.error, holds(chip, wanted)]).toEqual([what, null, true])
    }
    expect(failures).toBeGreaterThan(POINTS / 3)
  })
})
