// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries } from '../../shared/data/chips.ts'
import { readPrint } from './print.ts'
import { lowVoltageRival, printParts, voltageDecidedBy } from './print-parts.ts'

const split = (print: string) => {
  const best = readPrint(print).matches[0]
  return best === undefined ? [] : printParts(print, best.entry).map(({ text }) => text)
}
const rival = (name: string) => {
  const entry = chipEntries().find(({ names }) => names.includes(name))
  if (entry === undefined) throw new Error(`no ${name}`)
  return lowVoltageRival(entry, chipEntries())
}

describe('a print taken apart', () => {
  it.each([
    ['MX25L6406EM2I-12G', ['MX', '25L', '64', '06E', 'M2I-12G']],
    ['MX25L3206E', ['MX', '25L', '32', '06E']],
    ['25Q64JVSIQ', ['25Q', '64', 'JV', 'SIQ']],
    ['winbond 25Q128FVSQ 1432', ['25Q', '128', 'FV', 'SQ']],
    ['W25Q80BV', ['W', '25Q', '80', 'BV']],
    ['GD25Q64B', ['GD', '25Q', '64', 'B']],
    ['EN25QH32', ['EN', '25QH', '32']],
    ['SST25VF016B', ['SST', '25VF', '016', 'B']],
    ['N25Q064A13ESE40E', ['N', '25Q', '064', 'A13E', 'SE40E']],
  ])('%s is read as %j', (print, parts) => {
    expect(split(print)).toEqual(parts)
  })

  it.each([
    ['MX25L6406E', 'family'],
    ['W25Q64JVSIQ', 'series'],
    ['W25Q64FWSIG', 'series'],
  ])('%s: the voltage is told by the letters of the %s', (print, by) => {
    const entry = readPrint(print).settled?.entry
    if (entry === undefined) throw new Error('not settled')
    expect(voltageDecidedBy(printParts(print, entry), entry)).toBe(by)
  })

  it('is not cut by guessing: without the capacity of the part there is no split', () => {
    const entry = chipEntries().find(({ names }) => names.includes('MX25L6406E'))
    if (entry === undefined) throw new Error('no MX25L6406E')
    expect(printParts('MX25L3206E', entry)).toEqual([])
    expect(printParts('hello', entry)).toEqual([])
  })

  it('puts every letter of the word somewhere, for every part of the table that it can split', () => {
    let cut = 0
    for (const entry of chipEntries())
      for (const name of entry.names) {
        const parts = printParts(name, entry)
        if (parts.length === 0) continue
        cut++
        expect(parts.map(({ text }) => text).join('')).toBe(name.toUpperCase().split(' ')[0])
      }
    expect(cut).toBeGreaterThan(400)
  })
})

describe('the part that looks alike and takes 1.8 V', () => {
  it.each([
    ['MX25L6436E', /^MX25U64/],
    ['W25Q64CV', /^W25Q64.*W/],
    ['GD25Q128B', /^GD25L.?128/],
  ])('of %s is %s', (name, pattern) => {
    expect(rival(name)).toMatch(pattern)
  })
  it('is not named for a part that takes 1.8 V itself', () => {
    expect(rival('MX25U6435E')).toBeNull()
  })
})
