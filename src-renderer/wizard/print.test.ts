// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { readPrint } from './print.ts'

const mib = 1048576

describe('the print on a chip', () => {
  it.each([
    ['MX25L6406E M2I-12G', '3 V', 8],
    ['25L6405D', '3 V', 8],
    ['W25Q64FVSIG', '3 V', 8],
    ['25Q128FVSQ', '3 V', 16],
    ['N25Q064A13ESE40', '3 V', 8],
    ['W25Q64FWSIG', '1.8 V', 8],
    ['MX25U6435F', '1.8 V', 8],
    ['EN25QH64', '3 V', 8],
    ['25Q64FVSIG', '3 V', 8],
    ['W25Q64.V', '3 V', 8],
    ['W25Q64?VSIG', '3 V', 8],
    ['W25Q64.W', '1.8 V', 8],
    ['W25Q128.V', '3 V', 16],
    ['MX 25L6445E MI-10G', '3 V', 8],
    ['w25q64 jvsiq', '3 V', 8],
    ['winbond W25Q64 JVSIQ 2034', '3 V', 8],
    ['W25Q64 JWSIM', '1.8 V', 8],
    ['GD25LQ64C', '1.8 V', 8],
  ] as const)('%s is a %s part of %i MiB', (text, voltage, size) => {
    const reading = readPrint(text)
    expect(reading.voltage).toBe(voltage)
    expect(reading.sizeBytes).toBe(size * mib)
    expect(reading.settled?.voltage).toBe(voltage)
  })
  it('settles nothing from a few letters, a date code, or nothing', () => {
    for (const text of ['', '25Q', '1432', 'WINBOND']) expect(readPrint(text).settled).toBeNull()
  })
  it.each(['25Q80', '25Q64', 'W25Q64', '25Q128', '25Q32', 'W25Q6', 'W25Q64.', 'W25Q128?'])(
    'never takes %s for a 3 V part while more letters could make it a 1.8 V part',
    (text) => {
      const { settled, voltage } = readPrint(text)
      expect(settled?.voltage ?? 'not settled').not.toBe('3 V')
      expect(voltage).not.toBe('3 V')
    },
  )
  it('shows each part name once, the best first', () => {
    const { matches } = readPrint('W25Q64')
    expect(new Set(matches.map(({ name, entry }) => `${entry.vendor} ${name}`)).size).toBe(
      matches.length,
    )
    const whole = readPrint('W25Q64FVSIG').matches
    for (const match of whole) expect(match.score).toBeLessThanOrEqual(whole[0]?.score ?? 0)
  })
})

it('shows the 1.8 V part that keeps the question open, also where many others fit better', () => {
  const { settled, matches, lowVoltage } = readPrint('25Q80')
  expect(settled).toBeNull()
  expect(lowVoltage?.voltage).toBe('1.8 V')
  expect(matches).toContain(lowVoltage)
  expect(readPrint('MX25L6406E').lowVoltage).toBeNull()
})

it('says 1.8 V by the letters alone, also of a part that is not in the table, and shows no 3 V part for it', () => {
  for (const text of ['MX25U6472F', 'ZB25LQ128CSIG', 'MX25U']) {
    const reading = readPrint(text)
    expect(reading.voltage, text).toBe('1.8 V')
    expect(reading.settled, text).toBeNull()
    expect(reading.series?.voltage, text).toBe('1.8 V')
    for (const match of reading.matches) expect(match.voltage, text).not.toBe('3 V')
  }
  expect(readPrint('MX25U6472F').near).toBe(true)
})

it('has the parts of the mainboard first', () => {
  const { matches } = readPrint('25Q64', ['EN25QH64', 'GD25Q64C'])
  expect(matches[0]?.name).toBe('GD25Q64(B)')
})

it.each([
  ['W25Q64JV', 1],
  ['W25Q64JVSIQ', 0],
  ['MX25L6406E', 0],
  ['W25Q64', 0],
] as const)('%s fits %i more parts as well as the one it is read as', (text, alike) => {
  expect(readPrint(text).alike).toBe(alike)
})
