// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { practiceParts } from '../transport/practice/parts.ts'
import type { SpiTransport } from '../transport/spi.ts'
import { measureSignal } from './signal.ts'

async function measured(id: string, clockHz: number | null = 12_000_000, form?: 'short') {
  const { transport, close } = await openPractice(parsePracticeId(`practice:${id}`), { clockHz })
  try {
    return await measureSignal(transport, form)
  } finally {
    await close()
  }
}

describe('the signal', () => {
  it('of every healthy practice chip is without a wrong reply at every clock', async () => {
    for (const { name } of practiceParts().filter((part) => !part.name.startsWith('TEST-'))) {
      const { rungs, firstFailingHz, recommendedHz } = await measured(`chip=${name}`)
      expect(firstFailingHz, name).toBeNull()
      expect(recommendedHz, name).toBe(rungs.at(-1)?.clockHz)
    }
  })
  it('that fails above a clock names it, and recommends one with a margin below', async () => {
    const { rungs, firstFailingHz, recommendedHz } = await measured(
      'chip=W25Q64JV,fault=flip:rate=0.01:above=5M',
    )
    const clocks = rungs.map(({ clockHz }) => clockHz)
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b))
    expect(clocks.length).toBeGreaterThan(3)
    expect(firstFailingHz).toBeGreaterThan(5_000_000)
    const lastGood = clocks.indexOf(firstFailingHz ?? 0) - 1
    expect(recommendedHz).toBe(clocks[lastGood - 1])
    expect(recommendedHz).toBeLessThan(5_000_000)
  })
  it('of no chip is nothing at any clock, and recommends none', async () => {
    const { rungs, recommendedHz } = await measured('chip=W25Q64JV,fault=open-miso')
    expect(recommendedHz).toBeNull()
    expect(rungs[0]?.rate).toBeLessThan(0.5)
  })
  it('is measured at one clock where the programmer cannot change it between two windows', async () => {
    const { transport, close } = await openPractice(parsePracticeId('practice:chip=W25Q64JV'))
    const fixed: SpiTransport = {
      clockHz: transport.clockHz,
      limits: { ...transport.limits, slowWindows: false },
      about: transport.about,
      transfer: (op) => transport.transfer(op),
      close: () => transport.close(),
    }
    const { rungs } = await measureSignal(fixed)
    await close()
    expect(rungs.map(({ clockHz }) => clockHz)).toEqual([transport.clockHz])
  })
  it('has a short form, at the clock of the session alone', async () => {
    const { rungs } = await measured('chip=W25Q64JV', 8_000_000, 'short')
    expect(rungs).toHaveLength(1)
    expect(rungs[0]).toMatchObject({ tries: 18, good: 18 })
  })
})
