// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { SpiTransport } from '../transport/spi.ts'
import { waitReady } from './bus.ts'
import type { Bus } from './bus.ts'
import { testRun } from '../testing/run.ts'

const waiting = { what: 'ready', offset: 0, maxMs: 5, pollMs: () => 1 } as const

/** A chip that is busy for the first `busy` looks, and a host that dozes `dozeMs` over the answer of the first. */
function scene(busy: number, dozeMs: number, busyByte = 0x03) {
  let nowMs = 0
  let looks = 0
  const transport = {
    limits: { maxTxBytes: 256, maxRxBytes: 256, depth: 1 },
    transfer: ({ rxBytes }: { readonly rxBytes: number }) => {
      looks++
      if (looks === 1) nowMs += dozeMs
      return Promise.resolve(new Uint8Array(rxBytes).fill(looks <= busy ? busyByte : 0x00))
    },
  } as unknown as SpiTransport
  const bus = { transport, chip: { failFlags: null } } as unknown as Bus
  const clock = {
    nowMs: () => nowMs,
    sleep: (ms: number) => {
      nowMs += ms
      return Promise.resolve()
    },
  }
  return { bus, run: { ...testRun(), clock }, looks: () => looks }
}

describe('waiting for a chip', () => {
  it('asks once more after a host has dozed over an answer, before the chip is called late', async () => {
    const { bus, run, looks } = scene(1, 500)
    expect(await waitReady(bus, run, waiting)).toBe(0)
    expect(looks()).toBe(2)
  })
  it('goes on for a chip that is busy twenty times its maximum, and says so', async () => {
    const { bus, run } = scene(60, 0)
    expect(await waitReady(bus, run, waiting)).toBe(0)
    expect(run.slowNotices.length).toBeGreaterThan(0)
    expect(run.slowNotices[0]).toMatchObject({ what: 'ready', maxMs: 5 })
    expect(run.slowNotices.at(-1)?.waitedMs).toBeGreaterThan(20 * 5)
  })
  it('ends for a chip that stays busy, after seconds', async () => {
    const { bus, run } = scene(Infinity, 0)
    await expect(waitReady(bus, run, waiting)).rejects.toMatchObject({ code: 'chip.timeout' })
    expect(run.slowNotices.at(-1)?.waitedMs).toBeGreaterThan(4900)
  })
  it('ends at the maximum for a line that reads FF: nothing there shows that it is busy', async () => {
    const { bus, run } = scene(Infinity, 0, 0xff)
    await expect(waitReady(bus, run, waiting)).rejects.toMatchObject({
      code: 'chip.timeout',
      facts: { waitedMs: 26 },
    })
    expect(run.slowNotices).toEqual([])
  })
  it('is stopped by the user, not by the clock, once the chip is late', async () => {
    const { bus, run } = scene(Infinity, 0)
    run.abort.abort()
    await expect(waitReady(bus, run, waiting)).rejects.toMatchObject({ code: 'gate.cancelled' })
  })
})
