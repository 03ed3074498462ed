// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultRecord } from '../../shared/fault.ts'
import { createPracticeDriver, openPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { VirtualScheduler } from '../transport/practice/scheduler.ts'
import type { SpiOp, SpiTransport } from '../transport/spi.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'

import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import { noise } from '../testing/random.ts'

const SIZE = 262_144
const PAGES = SIZE / 256
/** The Pico SDK's serial port, which loses what is queued. */
const usb = {
  vendorId: '2e8a',
  productId: '000a',
  manufacturer: null,
  product: null,
  serial: null,
}
type Send = (op: SpiOp) => Promise<Uint8Array>

/** Writes noise onto a blank chip over the model of a Pico; `change` may do to a window what a bad wire does. */
async function write(
  { latencyUs = 450, fault = '' },
  change: (op: SpiOp, send: Send) => Promise<Uint8Array> = (op, send) => send(op),
) {
  const scheduler = new VirtualScheduler()
  const options = { ...parsePracticeId(`practice:chip=TEST-256K,fault=${fault}`), latencyUs }
  const nor = makePracticeChip({ ...options, content: 'blank' }, 'time')
  nor.memory.fill(0xff)
  const { transport, close } = await openPractice(
    { ...options, chip: nor, scheduler, programmerName: 'pico-serprog' },
    { clockHz: 16_000_000, usb },
  )
  const sent: SpiOp[] = []
  const { clockHz, limits, about } = transport
  const watched: SpiTransport = {
    clockHz,
    limits,
    about,
    close,
    transfer: (op) => {
      sent.push(op)
      return change(op, (each) => transport.transfer(each))
    },
  }
  const run = { ...testRun(), clock: scheduler.clock }
  const { chip } = await identify(watched, run)
  if (chip === null) throw new Error('not recognised')
  const wanted = noise(SIZE, 3)
  const device = createFlashDevice(watched, chip)
  const fromUs = scheduler.nowUs()
  const job = { device, wanted, before: null, run, unprotect: 'no' } as const
  const ended = await writeImage(job).then(
    ({ stats }) => ({ fault: null, latePages: stats.latePages }),
    (error: unknown) => ({ fault: faultRecord(error), latePages: 0 }),
  )
  const tookMs = (scheduler.nowUs() - fromUs) / 1000
  const programs = sent.map(({ tx }) => tx[0] === 0x02)
  const during = sent.slice(programs.indexOf(true), programs.lastIndexOf(true))
  const holds = Buffer.compare(nor.memory, wanted) === 0
  await close()
  scheduler.close()
  return { ...ended, holds, tookMs, windows: during.length, during }
}

const isPage = ({ tx }: SpiOp): boolean => tx[0] === 0x02

describe('programming one command at a time', () => {
  it('takes two windows a page where the way is longer than the chip needs', async () => {
    const { fault, holds, windows } = await write({})
    expect([fault, holds]).toEqual([null, true])
    // Beside them a look at the latch, a look at the status and a read-back for every 64 KiB.
    expect(windows).toBeLessThan(2 * PAGES + 24)
  })

  it('asks the status behind each page where the way is short, and loses no page', async () => {
    const { fault, holds, windows, latePages } = await write({ latencyUs: 30 })
    expect([fault, holds, latePages]).toEqual([null, true, 0])
    expect(windows).toBeGreaterThan(3 * PAGES - 24)
  })

  it('writes again what a late chip ignored', async () => {
    const { fault, holds, latePages } = await write({ fault: 'late-page:rate=0.02:times=4' })
    expect([fault, holds]).toEqual([null, true])
    expect(latePages).toBeGreaterThan(5)
  })

  it('waits for a chip that is always slower than it says, from the second group on', async () => {
    const { fault, holds, latePages } = await write({ fault: 'late-page:rate=1:times=5' })
    expect([fault, holds]).toEqual([null, true])
    expect(latePages).toBeGreaterThan(32)
    expect(latePages).toBeLessThanOrEqual(256)
  })

  it.each([0, 300, PAGES - 1])('sees that page command %i did not arrive', async (n) => {
    let seen = 0
    const { fault, holds } = await write({}, (op, send) =>
      isPage(op) && seen++ === n ? Promise.resolve(new Uint8Array()) : send(op),
    )
    expect([fault, holds]).toEqual([null, true])
  })

  it('is a fault where a page never takes', async () => {
    const { fault } = await write({}, (op, send) =>
      isPage(op) && op.tx[2] === 0x12 ? Promise.resolve(new Uint8Array()) : send(op),
    )
    expect(fault).toMatchObject({ code: 'data.program-wrong', facts: { observed: 'still-blank' } })
  })

  it('is a fault where what arrives is not what was sent', async () => {
    const { fault } = await write({}, (op, send) =>
      isPage(op)
        ? send({ ...op, tx: op.tx.map((byte, at) => (at === 100 ? byte & 0xfe : byte)) })
        : send(op),
    )
    expect(fault?.code).toBe('data.program-wrong')
  })

  it('sees a latch that does not set before anything else', async () => {
    const { fault, during } = await write({}, (op, send) =>
      op.tx[0] === 0x06 ? Promise.resolve(new Uint8Array()) : send(op),
    )
    expect(fault?.code).toBe('chip.no-write-enable')
    expect(during).toEqual([])
  })
})

it('asks a practice chip without timing for its status, however long the way was', async () => {
  const transport = await createPracticeDriver().open('practice:chip=TEST-256K,content=blank', {
    clockHz: 16_000_000,
  })
  const alone: SpiTransport = { ...transport, limits: { ...transport.limits, depth: 1 } }
  // A busy computer: every look at the clock is 20 ms later than the last.
  let nowMs = 0
  const base = testRun()
  const run = { ...base, clock: { ...base.clock, nowMs: () => (nowMs += 20) } }
  const { chip } = await identify(alone, run)
  if (chip === null) throw new Error('not recognised')
  const wanted = noise(SIZE, 3)
  const device = createFlashDevice(alone, chip)
  const { stats } = await writeImage({ device, wanted, before: null, run, unprotect: 'no' })
  expect(stats.latePages).toBe(0)
  await transport.close()
})
