// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layoutsFile, timingsFile, writtenEntry } from './chip-checks.ts'
import { fits } from './chip-times.ts'
import { chipEntries, chipEntryById, chipRows } from './chips.ts'
import layoutsJson from './chips/layouts.json' with { type: 'json' }
import timingsJson from './chips/timings.json' with { type: 'json' }

const entries = chipEntries()
const folder = new URL('chips/', import.meta.url)
const makers = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'layouts.json' && name !== 'timings.json',
)
const layouts = layoutsFile.parse(layoutsJson)
const timings = timingsFile.parse(timingsJson)
const written = makers.flatMap((name) => {
  const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { chips: unknown[] }
  return file.chips.map((chip) => writtenEntry.parse(chip))
})

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value))

describe('the chip table', () => {
  it('holds every file of the folder, and has lost no chip', () => {
    expect(entries.length).toBeGreaterThanOrEqual(571)
    expect(written.map((chip) => chip.id).sort()).toEqual(entries.map((entry) => entry.id).sort())
  })

  it('takes an entry that tells only what is always known', () => {
    const { id, name, probe, idBytes, size, page, program, erase, source } =
      written.find((chip) => chip.id === 'winbond-w25q128.v') ?? {}
    const least = { id, name, probe, idBytes, size, page, program, erase, source }
    expect(writtenEntry.parse(least)).toEqual(least)
  })

  it('has every id once', () => {
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
  })

  it('has sizes that are powers of two, but for DataFlash with odd pages', () => {
    const odd = entries.filter((entry) => !isPowerOfTwo(entry.sizeBytes))
    expect(odd.map((entry) => entry.id)).toEqual(['atmel-at45cs1282', 'atmel-at45db321c'])
    for (const entry of entries) {
      expect(entry.sizeBytes, entry.id).toBeGreaterThanOrEqual(32 * 1024)
      expect(entry.sizeBytes, entry.id).toBeLessThanOrEqual(256 * 1024 * 1024)
      expect(entry.sizeBytes % entry.pageBytes, entry.id).toBe(0)
    }
  })

  it('has erase commands that cover the chip from end to end, each with an opcode', () => {
    for (const entry of entries) {
      for (const erase of entry.erase) {
        let end = 0
        for (const region of erase.regions) {
          expect(region.offset, entry.id).toBe(end)
          expect(Number.isInteger(region.blockCount), entry.id).toBe(true)
          end += region.blockBytes * region.blockCount
        }
        expect(end, `${entry.id} ${erase.opcodeText}`).toBe(entry.sizeBytes)
        if (entry.program !== 'at45-buffer')
          expect(erase.opcode, entry.id).toBeGreaterThanOrEqual(0x20)
        expect(erase.typicalMs, entry.id).toBeGreaterThan(0)
        expect(erase.maxMs, entry.id).toBeGreaterThanOrEqual(erase.typicalMs)
      }
    }
  })

  it('has no erase command twice with the same opcode', () => {
    for (const entry of entries) {
      const opcodes = entry.erase.map((erase) => erase.opcodeText)
      expect(new Set(opcodes).size, entry.id).toBe(opcodes.length)
    }
  })

  it('leaves only read-only parts without an erase command', () => {
    const none = entries.filter((entry) => entry.erase.length === 0)
    expect(none.map((entry) => entry.program)).toEqual(['none', 'none', 'none', 'none'])
  })

  it('knows the voltage of nearly every part, between 1.6 and 3.6 V', () => {
    // A missing data sheet is not an error; many such parts would mean that a field was lost.
    const unknown = entries.filter((entry) => entry.supplyMv === null)
    expect(unknown.length / entries.length).toBeLessThan(0.02)
    for (const { id, supplyMv } of entries) {
      if (supplyMv === null) continue
      expect(supplyMv[0], id).toBeGreaterThanOrEqual(1600)
      expect(supplyMv[1], id).toBeLessThanOrEqual(3600)
      expect(supplyMv[0], id).toBeLessThan(supplyMv[1])
    }
  })

  it('has IDs that no empty bus could give', () => {
    for (const { id, idBytes } of entries) {
      expect(idBytes.length, id).toBeGreaterThan(0)
      expect(
        idBytes.some((byte) => byte !== 0),
        id,
      ).toBe(true)
      expect(
        idBytes.some((byte) => byte !== 0xff),
        id,
      ).toBe(true)
    }
  })

  it('refers only to status layouts, unprotect methods, sources and timings that exist', () => {
    for (const chip of written) {
      if (chip.statusLayout !== undefined)
        expect(layouts.statusLayouts, chip.id).toHaveProperty(chip.statusLayout)
      if (chip.unprotect !== undefined)
        expect(layouts.unprotectMethods, chip.id).toHaveProperty(chip.unprotect)
      for (const each of Object.keys({ ...chip.tested, ...chip.listedAs }))
        expect(layouts.sources, chip.id).toHaveProperty(each)
      for (const each of chip.source.split(', ')) expect(each, chip.id).not.toBe('')
    }
    for (const glob of timings.families.flatMap((family) => family.chips))
      expect(
        entries.some((entry) => fits(glob, entry.id)),
        glob,
      ).toBe(true)
  })

  it('gives no chip two families of timings', () => {
    for (const { id } of entries) {
      const families = timings.families.filter((family) =>
        family.chips.some((glob) => fits(glob, id)),
      )
      expect(families.length, id).toBeLessThanOrEqual(1)
    }
  })

  it('lists only names that are whole, with brackets in pairs', () => {
    for (const row of chipRows())
      for (const name of [row.name, ...(row.partNames ?? [])]) {
        expect(name.split('(').length, name).toBe(name.split(')').length)
        expect(name.length, name).toBeGreaterThan(3)
      }
  })

  it('spells the facts of a well-known chip as its datasheet does', () => {
    const chip = chipEntryById('winbond-w25q128.v')
    expect(chip).toMatchObject({
      vendor: 'Winbond',
      idBytes: [0xef, 0x40, 0x18],
      sizeBytes: 16_777_216,
      pageBytes: 256,
      supplyMv: [2700, 3600],
      quadEnable: { register: 'sr2', bit: 1, access: 'rw' },
    })
    expect(chip?.erase.map((erase) => erase.opcodeText)).toEqual(['20', '52', 'd8', '60', 'c7'])
  })

  it('takes an id in any case and has nothing for others', () => {
    expect(chipEntryById('Winbond-W25Q128.V')?.id).toBe('winbond-w25q128.v')
    expect(chipEntryById('winbond-w25q129')).toBeNull()
  })
})
