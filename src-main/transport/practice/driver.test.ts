import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../shared/data/guide.ts'
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
    expect(() => parsePracticeId('practice:size=8')).toThrow('bug.bad-input')
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
