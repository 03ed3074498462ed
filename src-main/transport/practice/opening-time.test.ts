// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { identify } from '../../flash/identify.ts'
import { testRun } from '../../testing/run.ts'
import { openPractice } from './driver.ts'
import { parsePracticeId } from './options.ts'
import { VirtualScheduler } from './scheduler.ts'

/** Model time of opening, and of opening and identifying, ms. */
async function times(usb: Parameters<typeof openPractice>[1] & object) {
  const scheduler = new VirtualScheduler()
  const options = parsePracticeId('practice:chip=W25Q64JV,timing=real')
  const { transport, close } = await openPractice(
    { ...options, scheduler, programmerName: 'pico-serprog' },
    { ...usb, timers: scheduler.timers },
  )
  const openMs = scheduler.nowUs() / 1000
  await identify(transport, { ...testRun(), clock: scheduler.clock })
  const allMs = scheduler.nowUs() / 1000
  const { depth } = transport.limits
  await close()
  scheduler.close()
  return { openMs, allMs, depth }
}

const libreboot = {
  vendorId: 'cafe',
  productId: '4001',
  manufacturer: 'libreboot.org',
  product: null,
  serial: null,
}

describe('on the model of a Pico, 450 us away', () => {
  it.each([
    ['that is known', libreboot],
    ['that has to prove itself', null],
  ])('opening and identifying behind a programmer %s takes less than 50 ms', async (_, usb) => {
    const { openMs, allMs, depth } = await times({ clockHz: 16_000_000, usb })
    expect(depth).toBeGreaterThan(1)
    expect(openMs).toBeLessThan(40)
    expect(allMs).toBeLessThan(50)
  })
})
