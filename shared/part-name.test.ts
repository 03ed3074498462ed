// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { chipEntries } from './data/chips.ts'
import { namesSaid, partCode, partName, partSaid, printedName, withPartsSaid } from './part-name.ts'
import { setLanguage } from './text/language.ts'

afterEach(() => setLanguage('en'))

describe('the name of a chip', () => {
  it.each([
    [['W25Q64JV'], 'W25Q64JV'],
    [['W25Q64JV…Q'], 'W25Q64JV…Q'],
    [['W25Q64BV', 'W25Q64CV', 'W25Q64FV'], 'W25Q64'],
    [['A25LQ032', 'A25LQ32A'], 'A25LQ032 or alike'],
    [['MX25L6406E', 'MX25L6408E'], 'MX25L6406E or alike'],
    [['MX25L1005(C)', 'MX25L1006E'], 'MX25L1005(C) or alike'],
    [['S25FL064A', 'S25FL064P'], 'S25FL064'],
    [['GD25Q128E', 'GD25B128E'], 'GD25Q128E or alike'],
    [['W25Q64FW', 'W25Q64'], 'W25Q64'],
  ])('%j is reported as %s', (names, told) => {
    expect(partName({ names, id: 'x' })).toBe(told)
  })

  it('is the id where the table has no name', () => {
    expect(partName({ names: [], id: 'ef4017' })).toBe('ef4017')
  })

  it('is the ID as data sheets print it where the chip only describes itself', () => {
    expect(partName({ names: [], id: 'sfdp-d37216' })).toBe('unknown chip D3 72 16')
    expect(partName({ names: [], id: 'sfdp-no-id' })).toBe('unknown chip')
  })

  it.each([
    ['W25Q64JV-.M', 'W25Q64JV…M'],
    ['S25FL128P......0', 'S25FL128P…0'],
    ['W25Q128.V', 'W25Q128…V'],
    ['W25Q128.V..M', 'W25Q128…V…M'],
    ['W25Q256JV_Q', 'W25Q256JV…Q'],
    ['SST25VF040B', 'SST25VF040B'],
    ['MX25L1005(C)', 'MX25L1005(C)'],
  ])('%s of the table is written %s', (name, written) => {
    expect(printedName(name)).toBe(written)
  })

  it('has no dots, and none of the remarks of a list, for any part of the table', () => {
    for (const { id, names } of chipEntries())
      for (const name of [...names, partName({ id, names })])
        expect(name, id).not.toMatch(/\.|_|sector|-old| {2}/iu)
  })

  it('is said in the language of the moment', () => {
    setLanguage('de')
    expect(partName({ names: ['A25LQ032', 'A25LQ32A'], id: 'x' })).toBe('A25LQ032 oder ähnlich')
    expect(partName({ names: [], id: 'sfdp-d37216' })).toBe('unbekannter Chip D3 72 16')
  })

  it('is the same in facts and records in every language, also in those of earlier versions', () => {
    const alike = partCode({ names: ['A25LQ032', 'A25LQ32A'], id: 'x' })
    const unknown = partCode({ names: [], id: 'sfdp-d37216' })
    const told = () =>
      [alike, unknown, 'A25LQ032 or alike', 'unknown chip D3 72 16', 'unknown chip'].map(partSaid)
    const english = told()
    setLanguage('de')
    expect(partCode({ names: ['A25LQ032', 'A25LQ32A'], id: 'x' })).toBe(alike)
    expect(partCode({ names: [], id: 'sfdp-d37216' })).toBe(unknown)
    expect(told()).toEqual([
      'A25LQ032 oder ähnlich',
      'unbekannter Chip D3 72 16',
      'A25LQ032 oder ähnlich',
      'unbekannter Chip D3 72 16',
      'unbekannter Chip',
    ])
    expect(english).toEqual([
      'A25LQ032 or alike',
      'unknown chip D3 72 16',
      'A25LQ032 or alike',
      'unknown chip D3 72 16',
      'unknown chip',
    ])
  })

  it('is said wherever it stands in facts, and an image with the same facts keeps its name', () => {
    expect(
      withPartsSaid({ blockers: [{ name: 'A/~', at: 1 }], found: { name: null }, chipName: 'B' }),
    ).toEqual({ blockers: [{ name: 'A or alike', at: 1 }], found: { name: null }, chipName: 'B' })
    expect(withPartsSaid({ name: 'coreboot.rom~' })).toEqual({ name: 'coreboot.rom~' })
  })

  it('is never left out', () => {
    expect(namesSaid({ names: [], id: 'sfdp-d37216' })).toEqual(['unknown chip D3 72 16'])
    expect(namesSaid({ names: ['W25Q64BV', 'W25Q64CV'], id: 'x' })).toHaveLength(2)
  })
})
