// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import type { Glimpse } from './glimpse.ts'
import { glimpse, scoreOf, steadyId } from './glimpse.ts'

const bytes = (...hex: string[]) => hex.map((each) => Uint8Array.from(Buffer.from(each, 'hex')))
const seen = (ids: readonly Uint8Array[], part: Partial<Glimpse> = {}): Glimpse => ({
  ids,
  longEqual: null,
  latch: null,
  ...part,
})

describe('a glimpse', () => {
  it('of a healthy chip is whole, and leaves the chip as it was', async () => {
    const { device, transport, close } = await openPractice(
      parsePracticeId('practice:chip=W25Q64JV'),
    )
    const before = Buffer.from(device.chip.memory).toString('hex')
    for (let again = 0; again < 20; again++) {
      const look = await glimpse(transport)
      expect(scoreOf(look)).toBe(1)
      expect(steadyId(look)).toBe('ef4017')
    }
    expect(Buffer.from(device.chip.memory).toString('hex')).toBe(before)
    expect((device.chip.registers.kept().sr1 ?? 0) & 2).toBe(0)
    await close()
  })
  it.each(['open-miso', 'open-cs', 'open-clk', 'short-miso-gnd'])(
    'through %s is nothing',
    async (fault) => {
      const { transport, close } = await openPractice(
        parsePracticeId(`practice:chip=W25Q64JV,fault=${fault}`),
      )
      const look = await glimpse(transport)
      expect(scoreOf(look)).toBe(0)
      expect(look.latch).toBeNull()
      await close()
    },
  )
  it('is worth more the more of it can be believed', () => {
    const good = bytes('ef4017', 'ef4017', 'ef4017', 'ef4017')
    const order = [
      seen(bytes('000000', 'ffffff', '000000', '000000')),
      seen(bytes('000000', '000000', '000000', 'ef4017')),
      seen(bytes('aa55aa', 'aa55aa', 'aa55aa', 'aa55aa')),
      seen(bytes('000000', 'ef4017', 'ef4017', 'ef4017')),
      seen(good, { longEqual: true, latch: true }),
    ].map(scoreOf)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size).toBe(order.length)
    expect(scoreOf(seen(good, { longEqual: false, latch: true }))).toBeLessThan(1)
    expect(scoreOf(seen(good, { longEqual: true, latch: false }))).toBeLessThan(1)
  })
  it('of a line that nobody drives is worth nothing, whatever it reads', () => {
    expect(scoreOf(seen(bytes('12fe03', 'ffffff', '00c0ff', '8101f0')))).toBe(0)
  })
})
