// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../shared/data/guide.ts'
import { JumpingTimers } from '../../testing/memory-link.ts'
import { createPracticeDriver, openPractice, practiceDriver } from './driver.ts'
import { defaultPracticeOptions, parsePracticeId } from './options.ts'
import { practicePart } from './parts.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

describe('the practice driver', () => {
  it('lists one programmer per chip that exists, and opens each by its id', async () => {
    const found = await practiceDriver.list()
    expect(found.map((each) => each.id)).toContain('practice:chip=W25Q64JV')
    expect(found.some((each) => each.id.includes('TEST-'))).toBe(false)
    for (const { id } of found) {
      const transport = await practiceDriver.open(id, { clockHz: 16_000_000 })
      const reply = await transport.transfer({ tx: bytes(0x9f), rxBytes: 3 })
      expect([...reply]).toEqual(practicePart(parsePracticeId(id).part.name).jedecId)
      expect(transport.clockHz).toBe(15_625_000)
      await transport.close()
    }
  })

  it('has an ordinary 3.3 V chip for every size that a mainboard of the data has', () => {
    const sizes = new Set(
      boards.flatMap(({ configurations }) =>
        configurations.flatMap(({ chips }) => (chips ?? []).map((chip) => chip.size_bytes ?? 0)),
      ),
    )
    sizes.delete(0)
    expect(sizes.size).toBeGreaterThan(4)
    for (const size of sizes) {
      const { part } = parsePracticeId(`practice:size=${size / 1024}K`)
      expect(part.sizeBytes).toBe(size)
      expect(part.supplyMv, part.name).toEqual([2700, 3600])
    }
    expect(() => parsePracticeId('practice:size=3M')).toThrow('chip.no-such-name')
    expect(() => parsePracticeId('practice:size=8')).toThrow('link.bad-address')
  })

  it('is each chip of a mainboard: of its size, with its share of the flash, in a file of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pin-one-practice-'))
    const driver = createPracticeDriver({ directory: folder })
    const held: number[][] = []
    for (const id of ['practice:board=x230,slot=1', 'practice:board=x230,slot=2']) {
      const transport = await driver.open(id, { clockHz: null })
      held.push([...(await transport.transfer({ tx: bytes(0x9f), rxBytes: 3 }))])
      held.push([...(await transport.transfer({ tx: bytes(0x03, 0, 0, 0x10), rxBytes: 4 }))])
      await transport.close()
    }
    const descriptor = [0x5a, 0xa5, 0xf0, 0x0f]
    expect(held[0]).toEqual(practicePart('W25Q64JV').jedecId)
    expect(held[1]).toEqual(descriptor)
    expect(held[2]).toEqual(practicePart('W25Q32JV').jedecId)
    expect(held[3]).not.toEqual(descriptor)
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.bin'))
        .sort(),
    ).toEqual(['W25Q32JV-x230-12288K-2.bin', 'W25Q64JV-x230-12288K-1.bin'])
    rmSync(folder, { recursive: true })
  })

  it('keeps what was written to a chip of a mainboard, also for the next process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pin-one-practice-'))
    const id = 'practice:board=x60'
    const at = [0, 0x10, 0x20]
    const read = { tx: bytes(0x03, ...at), rxBytes: 1 }
    const first = await createPracticeDriver({ directory: folder }).open(id, { clockHz: null })
    const [before = 0] = await first.transfer(read)
    await first.transfer({ tx: bytes(0x06), rxBytes: 0 })
    await first.transfer({ tx: bytes(0x02, ...at, 0), rxBytes: 0 })
    await first.close()
    const second = await createPracticeDriver({ directory: folder }).open(id, { clockHz: null })
    expect(before).not.toBe(0)
    expect([...(await second.transfer(read))]).toEqual([0])
    await second.close()
    rmSync(folder, { recursive: true })
  })

  it('takes a mainboard by name, the first chip where none is said, a chip that is named when it fits', () => {
    const partOf = (id: string) => parsePracticeId(id).part.name
    expect(partOf('practice:board=x230')).toBe('W25Q64JV')
    expect(partOf('practice:board=ThinkPad X230,slot=top')).toBe('W25Q32JV')
    expect(partOf('practice:board=x230,slot=1,chip=MX25L6406E')).toBe('MX25L6406E')
    expect(partOf('practice:board=x230,size=16M')).toBe('W25Q128JV')
    expect(partOf('practice:board=gru-kevin')).toBe('W25Q64FW')
  })

  it.each([
    'practice:board=x231',
    'practice:board=x230,slot=3',
    'practice:board=x230,slot=2,chip=W25Q128JV',
    'practice:board=x230,size=2M',
    'practice:slot=1',
  ])('refuses %s, and says what there is', (id) => {
    expect(() => parsePracticeId(id)).toThrow('link.bad-address')
  })

  it('holds other contents at another seed, in this process and in a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pin-one-practice-'))
    for (const driver of [practiceDriver, createPracticeDriver({ directory: folder })]) {
      const held: Buffer[] = []
      for (const id of ['practice:size=512K', 'practice:size=512K,seed=2']) {
        const transport = await driver.open(id, { clockHz: null })
        held.push(
          Buffer.from(await transport.transfer({ tx: bytes(0x03, 0, 0x30, 0), rxBytes: 256 })),
        )
        await transport.close()
      }
      expect(held[0]?.equals(held[1] ?? Buffer.alloc(0))).toBe(false)
    }
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.bin'))
        .sort(),
    ).toEqual(['SST25VF040B-2.bin', 'SST25VF040B.bin'])
    rmSync(folder, { recursive: true, force: true })
  })

  it('reports an answer that is overdue before it gives up', async () => {
    const options = { clockHz: null, timers: new JumpingTimers() }
    const transport = await practiceDriver.open('practice:chip=TEST-64K,fault=mute:op=9', options)
    const waited: number[] = []
    transport.onQuiet?.((ms) => waited.push(ms))
    const read = { tx: bytes(0x03, 0, 0, 0), rxBytes: 4 }
    const faults: unknown[] = []
    for (let window = 0; window < 9; window++)
      await transport.transfer(read).catch((error: unknown) => faults.push(error))
    expect(faults[0]).toMatchObject({ code: 'link.silent' })
    expect(waited).toHaveLength(1)
    expect(waited[0]).toBeGreaterThan(2000)
    await transport.close()
  })

  it('shows a write again after closing and opening', async () => {
    const id = 'practice:chip=TEST-64K,content=blank'
    const first = await practiceDriver.open(id, { clockHz: null })
    await first.transfer({ tx: bytes(0x06), rxBytes: 0 })
    await first.transfer({ tx: bytes(0x02, 0, 0x12, 0x34, 0xa5, 0x5a), rxBytes: 0 })
    await first.transfer({ tx: bytes(0x05), rxBytes: 8 })
    await first.close()
    const second = await practiceDriver.open(id, { clockHz: null })
    const reply = await second.transfer({ tx: bytes(0x03, 0, 0x12, 0x33), rxBytes: 4 })
    expect([...reply]).toEqual([0xff, 0xa5, 0x5a, 0xff])
    await second.close()
  })

  it('reads a whole chip of 16 MiB, byte for byte', async () => {
    const { device, transport, close } = await openPractice({
      ...defaultPracticeOptions(),
      part: practicePart('W25Q128JV'),
    })
    const size = device.chip.part.sizeBytes
    const windows = Array.from({ length: size / 65_536 }, (_, index) =>
      transport.transfer({ tx: bytes(0x03, index, 0, 0), rxBytes: 65_536 }),
    )
    const read = Buffer.concat(await Promise.all(windows))
    expect(read.equals(device.chip.memory)).toBe(true)
    await close()
  })
})
