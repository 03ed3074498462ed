// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { openPractice } from '../transport/practice/driver.ts'
import { parsePracticeId } from '../transport/practice/options.ts'
import { noData, steady } from './diagnose.ts'
import { latchToggles, look, looksBusy, readSfdp, resetModes, sendAll, wakeUp } from './probe.ts'

const practice = (id: string): ReturnType<typeof openPractice> =>
  openPractice(parsePracticeId(`practice:${id}`))

describe('a look at a chip', () => {
  it('gets the same identities every time, and changes nothing', async () => {
    const { device, transport, close } = await practice('chip=TEST-64K')
    const before = device.chip.memory.slice()
    await wakeUp(transport)
    const seen = await look(transport)
    expect(seen.rdid).toHaveLength(8)
    expect(steady(seen.rdid) && steady(seen.rems) && steady(seen.res)).toBe(true)
    expect([...(seen.rdid[0] ?? [])].slice(0, 3)).toEqual([0xd3, 0x72, 0x10])
    expect(seen.status.map((sample) => sample.length)).toEqual([4, 4])
    expect(Buffer.compare(device.chip.memory, before)).toBe(0)
    await close()
  })

  it('wakes a chip from deep power-down', async () => {
    const { transport, close } = await practice('chip=TEST-64K')
    await transport.transfer({ tx: Uint8Array.of(0xb9), rxBytes: 0 })
    expect((await look(transport)).rdid.every((sample) => noData(sample) !== null)).toBe(true)
    await wakeUp(transport)
    expect((await look(transport)).rdid.every((sample) => noData(sample) === null)).toBe(true)
    await close()
  })

  it('tells a chip that is busy from one that is not there', async () => {
    const busy = await practice('chip=TEST-64K,fault=stuck-busy:after=1')
    await sendAll(busy.transport, [
      { tx: Uint8Array.of(0x06), rxBytes: 0 },
      { tx: Uint8Array.of(0x20, 0, 0, 0), rxBytes: 0 },
    ])
    expect(looksBusy(await look(busy.transport))).toBe(true)
    await busy.close()
    for (const fault of ['open-miso', 'short-miso-vcc', 'open-cs', 'open-vcc+load:ohm=10']) {
      const dead = await practice(`chip=TEST-64K,fault=${fault}`)
      expect(looksBusy(await look(dead.transport))).toBe(false)
      await dead.close()
    }
  })
})

describe('the write enable latch', () => {
  it('follows on a live chip and not on a broken wire', async () => {
    for (const [id, alive] of [
      ['chip=TEST-64K', true],
      ['chip=TEST-64K,fault=open-mosi', false],
      ['chip=TEST-64K,fault=open-miso', false],
      ['chip=TEST-64K,fault=short-miso-vcc', false],
      ['chip=TEST-64K,fault=open-clk', false],
      ['chip=TEST-64K,fault=short-mosi-miso', false],
    ] as const) {
      const { transport, close } = await practice(id)
      expect(await latchToggles(transport), id).toBe(alive)
      await close()
    }
  })

  it('is left clear', async () => {
    const { transport, close } = await practice('chip=TEST-64K')
    await latchToggles(transport)
    const status = await transport.transfer({ tx: Uint8Array.of(0x05), rxBytes: 1 })
    expect((status[0] ?? 0xff) & 0x02).toBe(0)
    await close()
  })
})

describe('reading what a chip says of itself', () => {
  it('gives a sound description where there is one', async () => {
    const { transport, close } = await practice('chip=W25Q128JV')
    const result = await readSfdp(transport)
    expect(result.ok && result.sfdp.sizeBytes).toBe(0x100_0000)
    await close()
  })

  it('gives the same through a programmer that takes 32 bytes at a time', async () => {
    const { transport, close } = await practice('chip=W25Q128JV')
    const small = {
      ...transport,
      clockHz: transport.clockHz,
      about: transport.about,
      limits: { maxTxBytes: 32, maxRxBytes: 32, depth: 1 },
      transfer: transport.transfer.bind(transport),
    }
    expect(await readSfdp(small)).toEqual(await readSfdp(transport))
    await close()
  })

  it('says that there is none, where there is none', async () => {
    const { transport, close } = await practice('chip=MX25L512E')
    expect(await readSfdp(transport)).toMatchObject({ ok: false, why: 'absent' })
    await close()
  })

  it('does not believe bytes that read differently the second time', async () => {
    const { transport, close } = await practice('chip=W25Q128JV,fault=garbage:op=7')
    const results = []
    for (let round = 0; round < 12; round++) results.push(await readSfdp(transport))
    expect(results.filter((result) => !result.ok)).toHaveLength(1)
    await close()
  })
})

describe('resetting modes', () => {
  it('leaves contents and a settled chip as they were', async () => {
    const { device, transport, close } = await practice('chip=TEST-64K')
    const before = device.chip.memory.slice()
    await resetModes(transport)
    await wakeUp(transport)
    expect(steady((await look(transport)).rdid)).toBe(true)
    expect(Buffer.compare(device.chip.memory, before)).toBe(0)
    await close()
  })
})
