// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { SpiTransport } from '../transport/spi.ts'
import type { Wait } from './span-types.ts'
import { TailedSpan } from './tailed-span.ts'

const NORMAL_HZ = 16_000_000
const SLOW_HZ = 1_000_000

function span(maxRxBytes = 65_536): TailedSpan {
  const transport = {
    clockHz: NORMAL_HZ,
    limits: { maxTxBytes: 4096, maxRxBytes, depth: 512 },
  } as SpiTransport
  const most = Math.min(400, maxRxBytes)
  return new TailedSpan({
    typicalMs: 0.4,
    most,
    clockHz: SLOW_HZ,
    normalHz: NORMAL_HZ,
    transport,
  })
}

const lengthOf = ({ count, tailBytes }: Wait): number => (count * NORMAL_HZ) / SLOW_HZ + tailBytes

/** A reply that is busy for its first `busy` bytes. */
const reply = (bytes: number, busy: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, at) => (at < busy ? 0x03 : 0x00))

/** 16 pages, each busy for so many bytes of the usual clock; `ignored`: nothing was busy behind the second. */
function observe(tailed: TailedSpan, wait: Wait, busy: number, ignored = false) {
  const slow = Math.min(wait.count, Math.ceil((busy * SLOW_HZ) / NORMAL_HZ))
  const inTail = Math.max(0, busy - (wait.count * NORMAL_HZ) / SLOW_HZ)
  const spans = Array.from({ length: 16 }, (_, page) =>
    reply(wait.count, ignored && page === 1 ? 0 : slow),
  )
  const tails = Array.from({ length: 16 }, () => reply(wait.tailBytes, inTail))
  return tailed.observe(wait, spans, tails, false)
}

describe('the wait behind a page', () => {
  it('gets shorter until the slowest pages are done at its end, and stays there', () => {
    const tailed = span()
    const seen: number[] = []
    for (let group = 0; group < 400; group++) {
      observe(tailed, tailed.wait, 640)
      seen.push(lengthOf(tailed.wait))
    }
    expect(seen[0]).toBeGreaterThan(680)
    expect(Math.min(...seen.slice(-100))).toBeGreaterThanOrEqual(636)
    expect(Math.max(...seen.slice(-100))).toBeLessThanOrEqual(660)
  })

  it('gets longer when a page was ignored, once for all that was on the way', () => {
    const tailed = span()
    const { wait } = tailed
    expect(observe(tailed, wait, 10_000, true)[0]).toBe(true)
    const longer = lengthOf(tailed.wait)
    expect(longer).toBeGreaterThan(lengthOf(wait))
    observe(tailed, wait, 10_000, true)
    expect(lengthOf(tailed.wait)).toBe(longer)
  })

  it('never asks for more than a window holds, however slow the chip', () => {
    const tailed = span(32)
    for (let group = 0; group < 50; group++) {
      const { wait } = tailed
      expect(Math.max(wait.count, wait.tailBytes)).toBeLessThanOrEqual(32)
      observe(tailed, wait, 100_000)
    }
  })
})
