// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { seriesData, seriesOf, voltageClass } from './chip-series.ts'
import { chipEntries } from './chips.ts'
import { markedVoltage } from './marked-codes.ts'

describe('the series', () => {
  /** Rows whose supply voltage differs from that of their series; each would be a mistake in one of the two. */
  const odd = /^spansion-s25fl(128s-u|256s-(large|small))/

  it('say of every part of the table what the table says', () => {
    const against = chipEntries()
      .filter(({ id, supplyMv }) => supplyMv !== null && !odd.test(id))
      .flatMap(({ vendor, names: all, supplyMv }) =>
        all.flatMap((name) =>
          seriesOf(name.toUpperCase())
            .filter(({ letters }) => name.toUpperCase().startsWith(letters))
            .filter(({ maker, voltage }) => maker === vendor && voltage !== 'unknown')
            .filter(({ voltage }) => voltage !== voltageClass(supplyMv))
            .map(({ letters }) => `${name} ${letters}`),
        ),
      )
    expect(against).toEqual([])
  })

  it('each name a source, and makers that are in the table', () => {
    const makers = new Set(chipEntries().map(({ vendor }) => vendor))
    for (const { maker, source } of seriesData.series) {
      expect(makers).toContain(maker)
      expect(seriesData.sources).toHaveProperty(source)
    }
    for (const maker of Object.values(seriesData.makerWords)) expect(makers).toContain(maker)
  })

  it.each([
    ['MX25U6435F', '1.8 V'],
    ['25U6435F', null],
    ['GD25LQ64', '1.8 V'],
    ['W25Q64JW', '1.8 V'],
    ['W25Q64JV', '3 V'],
    ['W25Q64', null],
    ['MX25R6435F', 'other'],
    ['ZB25LQ64A', '1.8 V'],
    ['winbond', null],
  ])('%s says %s by its letters', (text, voltage) => {
    expect(markedVoltage(text)).toBe(voltage)
  })
})

describe('the voltage class', () => {
  it('is 3 V or 1.8 V only where the whole range says so', () => {
    expect(voltageClass([2700, 3600])).toBe('3 V')
    expect(voltageClass([2300, 3600])).toBe('3 V')
    expect(voltageClass([1650, 1950])).toBe('1.8 V')
    expect(voltageClass([1650, 3600])).toBe('other')
    expect(voltageClass(null)).toBe('unknown')
  })
})
