// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../shared/fault.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { planSummary, writePlan } from './plan.ts'
import type { WritePlan } from './plan-types.ts'
import { planChips, testChip, uniformErase } from '../testing/chips.ts'
import { noise, seeded } from '../testing/random.ts'

/** A plain model of NOR: erasing sets bytes to FF, programming can only clear bits. */
function applied(plan: WritePlan, current: Uint8Array): Uint8Array {
  const cells = current.slice()
  for (const erase of plan.erases) cells.fill(0xff, erase.offset, erase.offset + erase.length)
  for (const run of plan.programs)
    for (const [index, byte] of run.bytes.entries()) {
      const at = run.offset + index
      cells[at] = cells[at]! & byte
    }
  return cells
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const needsErase = (current: Uint8Array, wanted: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((wanted[at]! & ~current[at]!) !== 0) return true
  return false
}

/** A pair of images of the kinds that happen: equal stretches, patches, blank areas, bits that only clear. */
function imagePair(size: number, seed: number): { current: Uint8Array; wanted: Uint8Array } {
  const random = seeded(seed)
  const current = noise(size, seed + 1)
  for (let count = Math.floor(random() * 4); count > 0; count--) {
    const start = Math.floor(random() * size)
    current.fill(0xff, start, start + Math.floor(random() * size * 0.5))
  }
  const wanted = current.slice()
  for (let count = Math.floor(random() * 6); count > 0; count--) {
    const start = Math.floor(random() * size)
    const length = 1 + Math.floor(random() ** 3 * size)
    const kind = random()
    for (let at = start; at < Math.min(size, start + length); at++) {
      if (kind < 0.3) wanted[at] = 0xff
      else if (kind < 0.6) wanted[at] = wanted[at]! & Math.floor(random() * 256)
      else wanted[at] = Math.floor(random() * 256)
    }
  }
  return { current, wanted }
}

/** Erase everything, write everything: what any cleverer plan must beat or equal. */
function trivialMs(chip: FlashChip, wanted: Uint8Array): number {
  const dirty = new Uint8Array(chip.sizeBytes)
  const blocks = chip.erase.map((type) =>
    type.regions.reduce((sum, region) => sum + region.blockCount * (type.typicalMs + 2), 0),
  )
  const whole = chip.chipErase === null ? Infinity : chip.chipErase.typicalMs + 2
  const programming = writePlan(dirty.fill(0xff), wanted, chip).estimatedMs
  return Math.min(whole, ...blocks) + programming
}

describe.each(planChips.map((chip) => [chip.id, chip] as const))('writePlan for %s', (_, chip) => {
  const cases = Array.from({ length: 60 }, (__, index) =>
    imagePair(chip.sizeBytes, index * 977 + 5),
  )

  it('turns any image into any other', () => {
    for (const { current, wanted } of cases)
      expect(same(applied(writePlan(current, wanted, chip), current), wanted)).toBe(true)
  })

  it('erases no block in which no bit has to rise', () => {
    for (const { current, wanted } of cases)
      for (const erase of writePlan(current, wanted, chip).erases)
        expect(needsErase(current, wanted, erase.offset, erase.offset + erase.length)).toBe(true)
  })

  it('keeps its lists in order, apart, and inside the chip', () => {
    for (const { current, wanted } of cases) {
      const plan = writePlan(current, wanted, chip)
      let at = 0
      for (const erase of plan.erases) {
        expect(erase.offset).toBeGreaterThanOrEqual(at)
        at = erase.offset + erase.length
      }
      expect(at).toBeLessThanOrEqual(chip.sizeBytes)
      at = 0
      for (const run of plan.programs) {
        expect(run.offset).toBeGreaterThanOrEqual(at)
        expect(run.bytes.length).toBeGreaterThan(0)
        at = run.offset + run.bytes.length
      }
      expect(at).toBeLessThanOrEqual(chip.sizeBytes)
    }
  })

  it('never costs more than erasing and writing everything', () => {
    for (const { current, wanted } of cases)
      expect(writePlan(current, wanted, chip).estimatedMs).toBeLessThanOrEqual(
        trivialMs(chip, wanted) + 1e-6,
      )
  })
})

describe('writePlan', () => {
  const chip = testChip()
  const blank = new Uint8Array(chip.sizeBytes).fill(0xff)

  it('does nothing when nothing differs', () => {
    const image = noise(chip.sizeBytes, 3)
    const plan = writePlan(image, image.slice(), chip)
    expect(plan).toMatchObject({ erases: [], programs: [], changedBytes: 0, estimatedMs: 0 })
    expect(planSummary(plan).identical).toBe(true)
  })

  it('erases nothing on a blank chip and skips blank pages', () => {
    const wanted = blank.slice()
    wanted.set(noise(256, 1).fill(0x55), 0x1000)
    const plan = writePlan(blank, wanted, chip)
    expect(plan.erases).toEqual([])
    expect(plan.programs.map((run) => [run.offset, run.bytes.length])).toEqual([[0x1000, 256]])
  })

  it('clears single bits without an erase', () => {
    const current = noise(chip.sizeBytes, 9)
    current[0x2345] = 0x81
    const wanted = current.slice()
    wanted[0x2345] = 0x80
    const plan = writePlan(current, wanted, chip)
    expect(plan.erases).toEqual([])
    expect(plan.programs.map((run) => [run.offset, ...run.bytes])).toEqual([[0x2345, 0x80]])
  })

  it('chooses a larger block when it is faster than the small ones', () => {
    const current = new Uint8Array(chip.sizeBytes)
    const wanted = current.slice()
    wanted.fill(0xff, 0, 3 * 4096)
    const plan = writePlan(current, wanted, chip)
    // 16 KiB at once (90 ms) and 4 KiB written back, against three times 45 ms.
    expect(plan.erases.map((erase) => [erase.offset, erase.length])).toEqual([[0, 0x4000]])
  })

  it('chooses chip erase only when it is fastest', () => {
    const current = new Uint8Array(chip.sizeBytes)
    const wanted = noise(chip.sizeBytes, 4)
    const fast = testChip({ chipErase: { opcode: 0xc7, typicalMs: 250, maxMs: 2000 } })
    expect(writePlan(current, wanted, fast).erases.map((erase) => erase.kind)).toEqual(['chip'])
    const slow = testChip({ chipErase: { opcode: 0xc7, typicalMs: 5000, maxMs: 9000 } })
    expect(writePlan(current, wanted, slow).erases.map((erase) => erase.kind)).toEqual([
      'block',
      'block',
    ])
  })

  it('counts what it does', () => {
    const current = new Uint8Array(chip.sizeBytes)
    const wanted = current.slice()
    wanted.fill(0xff, 0x1000, 0x1800)
    const plan = writePlan(current, wanted, chip)
    expect(planSummary(plan)).toMatchObject({
      identical: false,
      changedBytes: 0x800,
      erases: 1,
      erasedBytes: 0x1000,
      programmedBytes: 0x800,
    })
    expect(plan.unchangedBytes).toBe(chip.sizeBytes - 0x800)
  })

  it('refuses what cannot be done, before anything is done', () => {
    const current = new Uint8Array(chip.sizeBytes)
    const fixed = testChip({ erase: [], chipErase: null })
    expect(() => writePlan(current, blank, fixed)).toThrowError(
      expect.toSatisfy((error) => isFault(error, 'chip.unsupported')),
    )
    expect(() => writePlan(current.subarray(1), blank, chip)).toThrowError(
      expect.toSatisfy((error) => isFault(error, 'bug.bad-input')),
    )
  })

  it('leaves out erases that cannot reach above 16 MiB', () => {
    const sizeBytes = 0x200_0000
    const big = testChip({
      sizeBytes,
      addressing: '4-byte-opcodes',
      chipErase: null,
      erase: [
        uniformErase(0x20, 0x1_0000, sizeBytes, 1),
        { ...uniformErase(0xdc, 0x1_0000, sizeBytes, 50), addressBytes: 4 },
      ],
    })
    const current = new Uint8Array(sizeBytes)
    const wanted = current.slice()
    wanted[0x10] = 1
    wanted[0x180_0000] = 1
    const plan = writePlan(current, wanted, big)
    expect(plan.erases.map((erase) => erase.type.opcode)).toEqual([0x20, 0xdc])
  })
})
