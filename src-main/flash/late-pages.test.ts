// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { openPractice } from '../transport/practice/driver.ts'
import { makePracticeChip } from '../transport/practice/device.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { VirtualScheduler } from '../transport/practice/scheduler.ts'
import { createFlashDevice } from './device.ts'
import { identify } from './identify.ts'

import { testRun } from '../testing/run.ts'
import { writeImage } from './write.ts'
import { noise } from '../testing/random.ts'

const libreboot = {
  vendorId: 'cafe',
  productId: '4001',
  manufacturer: 'libreboot.org',
  product: null,
  serial: null,
}

/** Writes noise onto a blank chip of 64 KiB over the model of a Pico. */
async function write(clockHz: number, rate: number, times: number, latencyUs: number) {
  const scheduler = new VirtualScheduler()
  const fault = `late-page:rate=${rate}:times=${times}`
  const options = { ...parsePracticeId(`practice:chip=MX25L512E,fault=${fault}`), latencyUs }
  const nor = makePracticeChip({ ...options, content: 'blank' }, 'time')
  nor.memory.fill(0xff)
  const { transport, close } = await openPractice(
    { ...options, chip: nor, scheduler, programmerName: 'pico-serprog' },
    { clockHz, usb: libreboot },
  )
  const run = { ...testRun(), clock: scheduler.clock }
  const { chip } = await identify(transport, run)
  if (chip === null) throw new Error('not recognised')
  const wanted = noise(chip.sizeBytes, 3)
  const device = createFlashDevice(transport, chip)
  const { stats } = await writeImage({ device, wanted, before: null, run, unprotect: 'no' })
  const holds = Buffer.compare(nor.memory, wanted) === 0
  await close()
  scheduler.close()
  return { holds, late: stats.latePages }
}

describe('a queued write to a chip that is late', () => {
  // Below 2 MHz the clock is not switched, above there is a second look behind each page.
  it.each(
    [1_000_000, 16_000_000].flatMap((clockHz) =>
      [0.02, 0.3, 1].flatMap((rate) => [1.5, 7].map((times) => [clockHz, rate, times] as const)),
    ),
  )(
    'loses no page at %i Hz when a share of %f of the pages takes %f times as long',
    async (clockHz, rate, times) => {
      for (const latencyUs of [30, 450]) {
        const { holds, late } = await write(clockHz, rate, times, latencyUs)
        expect(holds).toBe(true)
        if (rate === 1) expect(late).toBeGreaterThan(4)
      }
    },
  )
})
