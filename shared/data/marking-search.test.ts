// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { markingFit, typedCode } from './chip-marking.ts'
import { nearNames, noSuchName } from './chip-names.ts'
import { voltageClass } from './chip-series.ts'
import { chipEntries } from './chips.ts'
import { markedVoltage } from './marked-codes.ts'
import { searchMarking } from './marking-search.ts'
import type { VoltageClass } from '../model/marking.ts'
import { printedName } from '../part-name.ts'

const names = (text: string): readonly string[] => searchMarking(text).map((match) => match.name)

describe('finding a chip by what is printed on it', () => {
  it.each([
    ['25Q64JVSIQ', 'W25Q64JV-.Q', '3 V', 8],
    ['W25Q64JVSSIQ', 'W25Q64JV-.Q', '3 V', 8],
    ['winbond 25Q128FVSQ 1432', 'W25Q128.V', '3 V', 16],
    ['25Q32JWSIQ', 'W25Q32JW...Q', '1.8 V', 4],
    ['MX25L6406EM2I-12G', 'MX25L6406E', '3 V', 8],
    ['MX25L6405DMI-12G', 'MX25L6405D', '3 V', 8],
    ['MX25U12873F', 'MX25U12873F', '1.8 V', 16],
    ['GD25LQ128CSIG', 'GD25LQ128C', '1.8 V', 16],
    ['25VF040B-50', 'SST25VF040B', '3 V', 0.5],
    ['W25Q256JVEIQ', 'W25Q256JV_Q', '3 V', 32],
  ])('reads %s as a %s', (text, name, voltage, mib) => {
    const best = searchMarking(text)[0]
    expect(best).toMatchObject({ name: printedName(name), voltage, sizeBytes: mib * 1024 * 1024 })
  })

  it('leaves the voltage open where the printing stops before the letters that tell it', () => {
    const voltages = new Set(searchMarking('W25Q64').map((match) => match.voltage))
    expect([...voltages].sort()).toEqual(['1.8 V', '3 V'])
  })

  it('puts the parts of a maker whose name is printed too before all others', () => {
    expect(names('25Q64')[0]).not.toMatch(/^GD/)
    expect(names('gigadevice 25Q64')[0]).toMatch(/^GD/)
  })

  it('finds nothing in words without a part number', () => {
    expect(searchMarking('winbond')).toEqual([])
    expect(searchMarking('1234567')).toEqual([])
    expect(searchMarking('')).toEqual([])
  })

  it('finds every entry by its own name', () => {
    for (const entry of chipEntries()) {
      const plain = entry.names[0]?.replaceAll('.', 'X').replaceAll(/\(.*?\)/g, '') ?? ''
      const found = searchMarking(plain, { limit: 40 }).map((match) => match.entry.id)
      expect(found, plain).toContain(entry.id)
    }
  })

  it('scores a full fit above a package code, and that above another revision', () => {
    const score = (name: string, code: string) =>
      markingFit(name, typedCode(code), false)?.score ?? 0
    const [full, suffix, revision, other] = [
      score('MX25L6406E', 'MX25L6406E'),
      score('MX25L6406E', 'MX25L6406EM2I'),
      score('MX25L6406E', 'MX25L6406F'),
      score('MX25L6406E', 'MX25L3206E'),
    ]
    expect(full).toBe(1)
    expect(full).toBeGreaterThan(suffix)
    expect(suffix).toBeGreaterThan(revision)
    expect(revision).toBeGreaterThan(other)
    expect(other).toBeLessThan(0.05)
  })
})

/** Markings as users read them: a correct part is among the first three, with its voltage. */
const held: readonly (readonly [text: string, parts: readonly string[], voltage: VoltageClass])[] =
  [
    // As printed, with package, grade and date.
    ['MX25L6405DMI-12G', ['MX25L6405D'], '3 V'],
    ['MX25L6406EM2I-12G', ['MX25L6406E'], '3 V'],
    ['MXIC MX25L3206E M2I-12G', ['MX25L3206E'], '3 V'],
    ['MX25L12835FM2I-10G 0935', ['MX25L12835F'], '3 V'],
    ['MX25L25635FMI-10G', ['MX25L25635F'], '3 V'],
    ['MX25L1605DM2I', ['MX25L1605D'], '3 V'],
    ['winbond 25Q64FVSIG 1432', ['W25Q64FV'], '3 V'],
    ['25Q128FVSQ', ['W25Q128.V'], '3 V'],
    ['W25Q128JVSIQ', ['W25Q128.V'], '3 V'],
    ['W25Q128BVFG', ['W25Q128.V'], '3 V'],
    ['W25Q32FVSSIG', ['W25Q32FV'], '3 V'],
    ['25Q64CVSIG', ['W25Q64CV'], '3 V'],
    ['W25Q80BVSSIG', ['W25Q80BV', 'W25Q80.V'], '3 V'],
    ['W25Q256JVEIQ', ['W25Q256JV_Q'], '3 V'],
    ['25X40BVSNIG', ['W25X40'], '3 V'],
    ['W25X64VSFIG', ['W25X64'], '3 V'],
    ['GD25Q64BSIG', ['GD25Q64(B)'], '3 V'],
    ['GD25Q128CSIG', ['GD25Q128C'], '3 V'],
    ['GD25Q127CSIG', ['GD25Q127C'], '3 V'],
    ['N25Q064A13ESE40', ['N25Q064..3E'], '3 V'],
    ['M25P64VMF6P', ['M25P64'], '3 V'],
    ['SST25VF080B-50-4C-S2AF', ['SST25VF080B'], '3 V'],
    ['25VF040B', ['SST25VF040B'], '3 V'],
    ['AT25DF641A-SH', ['AT25DF641(A)'], '3 V'],
    ['S25FL064P0XMFI', ['S25FL064P'], '3 V'],
    ['IS25LP128-JBLE', ['IS25LP128'], '3 V'],
    ['XM25QH128CHIQ', ['XM25QH128C'], '3 V'],
    ['XT25F64BSOIGU', ['XT25F64B'], '3 V'],
    ['BY25Q128ASSIG', ['BY25Q128AS'], '3 V'],
    ['P25Q64H-SSH-IT', ['P25Q64H'], '3 V'],
    ['PY25Q128HA-SSH-IR', ['PY25Q128HA'], '3 V'],
    ['FM25Q64-SO-T-G', ['FM25Q64'], '3 V'],
    // Without the family, as cFeon and Spansion print it.
    ['cFeon QH64-104HIP', ['EN25QH64'], '3 V'],
    ['QH64-104HIP', ['EN25QH64'], '3 V'],
    ['cFeon QH128A-104HIP', ['EN25QH128'], '3 V'],
    ['QH128A-104HIP', ['EN25QH128'], '3 V'],
    ['cFeon QH32-104HIP', ['EN25QH32'], '3 V'],
    ['F32-100HIP', ['EN25F32'], '3 V'],
    ['cFeon F80-100GCP', ['EN25F80'], '3 V'],
    ['FL127SIF00', ['S25FL127S-256kB', 'S25FL127S-64kB', 'S25FL127S'], '3 V'],
    ['FL064PIF', ['S25FL064P'], '3 V'],
    ['6405D', ['MX25L6405D'], '3 V'],
    ['L6406E', ['MX25L6406E'], '3 V'],
    // With an option that the table lists under another letter.
    ['W25R128JVSIQ', ['W25Q128.V'], '3 V'],
    ['W25R128JV', ['W25Q128.V'], '3 V'],
    ['GD25B64CSIG', ['GD25Q64(B)'], '3 V'],
    ['GD25R64ESIG', ['GD25Q64(B)'], '3 V'],
    // Fragments.
    ['25L', ['MX25L6405', 'MX25L1605', 'MX25L6406E'], '3 V'],
    ['MX25L', ['MX25L6405', 'MX25L1605', 'MX25L6406E'], '3 V'],
    ['25L64', ['MX25L6405', 'MX25L6406E'], '3 V'],
    ['25Q64', ['W25Q64BV', 'W25Q64JV-.Q'], '3 V'],
    ['W25Q64', ['W25Q64BV', 'W25Q64JV-.Q'], '3 V'],
    ['25Q32', ['W25Q32FV'], '3 V'],
    ['25Q128', ['W25Q128.V'], '3 V'],
    ['25Q80', ['W25Q80.V', 'W25Q80BV'], '3 V'],
    // Gaps and other words.
    ['w25q64 jvsiq', ['W25Q64JV-.Q'], '3 V'],
    ['MX 25L6445E MI-10G', ['MX25L6445E'], '3 V'],
    ['winbond 25Q 64 FVSIG', ['W25Q64FV'], '3 V'],
    ['25Q64FVSIG 1605', ['W25Q64FV'], '3 V'],
    ['GigaDevice 25Q64', ['GD25Q64(B)'], '3 V'],
    // Look-alike letters.
    ['MX25L64O6E', ['MX25L6406E'], '3 V'],
    ['MX2SL6406E', ['MX25L6406E'], '3 V'],
    ['W25Ql28FVSIG', ['W25Q128.V'], '3 V'],
    ['2SQ64FVSIG', ['W25Q64FV'], '3 V'],
    ['25QBOBV', ['W25Q80BV', 'W25Q80.V'], '3 V'],
    ['EN2SQH64', ['EN25QH64'], '3 V'],
    ['W25Q64.V', ['W25Q64FV', 'W25Q64BV'], '3 V'],
    // Parts that are not in the table.
    ['MX25L6404E', ['MX25L6405', 'MX25L6405D', 'MX25L6406E'], '3 V'],
    ['S25FL064K', ['S25FL064A', 'S25FL064P'], '3 V'],
    ['ZB25VQ128ASIG', ['ZB25VQ16'], '3 V'],
    // For 1.8 V, which 3.3 V destroys.
    ['MX25U6472F', ['MX25U6435E', 'MX25U6435F'], '1.8 V'],
    ['MX25U6435FM2I-10G', ['MX25U6435F'], '1.8 V'],
    ['25U12873F', ['MX25U12873F'], '1.8 V'],
    ['MX25U25635F', ['MX25U25635F'], '1.8 V'],
    ['W25Q64FWSIG', ['W25Q64FW', 'W25Q64.W'], '1.8 V'],
    ['25Q64JWSIQ', ['W25Q64JW...Q', 'W25Q64.W'], '1.8 V'],
    ['W25Q128FWSIQ', ['W25Q128.W'], '1.8 V'],
    ['w25q128 jwsiq', ['W25Q128.W'], '1.8 V'],
    ['W25Q32DWSSIG', ['W25Q32DW'], '1.8 V'],
    ['W25Q80EWSNIG', ['W25Q80EW'], '1.8 V'],
    ['W25Q512NWEIM', ['W25Q512NW-IM'], '1.8 V'],
    ['W25R256JWEIQ', ['W25R256JW'], '1.8 V'],
    ['GD25LQ64CSIG', ['GD25LQ64(B)'], '1.8 V'],
    ['GD25LB128ESIG', ['GD25LB128E'], '1.8 V'],
    ['GD25LE128ESIG', ['GD25LQ128E'], '1.8 V'],
    ['GD25LR256E', ['GD25LR256E'], '1.8 V'],
    ['25LQ64', ['GD25LQ64(B)'], '1.8 V'],
    ['25LB256E', ['GD25LB256E'], '1.8 V'],
    ['EN25S64-104HIP', ['EN25S64'], '1.8 V'],
    ['cFeon S32-104', ['EN25S32'], '1.8 V'],
    ['XM25QU128C', ['XM25QU128C'], '1.8 V'],
    ['N25Q128A11ESE40', ['N25Q128..1E'], '1.8 V'],
    ['MT25QU256ABA', ['MT25QU256'], '1.8 V'],
    ['IS25WP064', ['IS25WP064'], '1.8 V'],
    ['ZB25LQ128CSIG', ['ZD25LQ128'], '1.8 V'],
    ['MX2SU6435F', ['MX25U6435F'], '1.8 V'],
  ]

describe('a marking that people hold', () => {
  it.each(held)('%s is found among the first three', (text, parts, voltage) => {
    const first = searchMarking(text, { limit: 3 })
    const said = parts.map(printedName)
    const right = first.filter(({ name }) => said.includes(name))
    expect(
      right.map((match) => match.voltage),
      names(text).slice(0, 6).join(', '),
    ).toContain(voltage)
    expect(first[0]?.voltage).toBe(voltage)
  })

  it('is never offered a 3 V part first, nor at all where its letters are clear, when it says 1.8 V', () => {
    for (const [text, , voltage] of held.filter(([, , each]) => each === '1.8 V')) {
      const found = searchMarking(text)
      expect(found[0]?.voltage, text).toBe(voltage)
      if (markedVoltage(text) !== '1.8 V') continue
      expect(
        found.filter((match) => match.voltage === '3 V'),
        text,
      ).toEqual([])
      expect(
        nearNames(text).map(({ supplyMv }) => voltageClass(supplyMv)),
        text,
      ).not.toContain('3 V')
    }
  })

  it('has the parts of the mainboard in front of others that fit as well', () => {
    const found = searchMarking('25Q64', { boardParts: ['EN25QH64', 'N25Q064..3E', 'GD25Q64C'] })
    expect(found[0]?.name).toBe('GD25Q64(B)')
    expect(searchMarking('25Q64', { boardParts: ['W25Q64.V'] })[0]?.name).toMatch(/^W25Q64.*V/)
  })

  it('is not taken for a part by its date code', () => {
    for (const code of ['1605', '3205', '8005', '0512']) expect(searchMarking(code)).toEqual([])
  })

  it('is told its series and supply with every name that is near, also where no part is', () => {
    const { facts } = noSuchName('MX25U6472F')
    expect(facts.series).toEqual({ letters: 'MX25U', maker: 'Macronix', voltage: '1.8 V' })
    expect(facts.near[0]).toEqual({
      vendor: 'Macronix',
      name: 'MX25U6435E',
      sizeBytes: 8_388_608,
      supplyMv: [1650, 2000],
    })
  })
})

describe('letters that look like digits', () => {
  const parts = [
    ['W25Q64FV', '3 V'],
    ['MX25L6406E', '3 V'],
    ['MX25L12835F', '3 V'],
    ['GD25Q127C', '3 V'],
    ['EN25QH64', '3 V'],
    ['SST25VF080B', '3 V'],
    ['MX25U6435F', '1.8 V'],
    ['W25Q64FW', '1.8 V'],
  ] as const
  const groups = ['0O', '1IL', '2Z', '5S', '6G', '8B']
  /** The name with each letter in turn replaced by each character that looks like it. */
  const misread = (name: string) =>
    Array.from(name).flatMap((letter, at) =>
      groups
        .filter((group) => group.includes(letter))
        .flatMap((group) => Array.from(group))
        .filter((other) => other !== letter)
        .map((other) => name.slice(0, at) + other + name.slice(at + 1)),
    )

  it.each(parts)('are read for one another in %s, in both directions', (name, voltage) => {
    const wrong = misread(name)
    expect(wrong.length).toBeGreaterThan(2)
    for (const typed of wrong) {
      const found = searchMarking(typed, { limit: 3 })
      expect(
        found.map((match) => match.name),
        typed,
      ).toContain(name)
      expect(found[0]?.voltage, typed).toBe(voltage)
    }
  })
})
