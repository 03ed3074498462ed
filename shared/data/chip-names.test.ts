import { describe, expect, it } from 'vitest'
import { markingScore } from './chip-marking.ts'
import { entriesNamed, nearNames, searchMarking, voltageClass } from './chip-names.ts'
import { chipEntries } from './chips.ts'

const ids = (name: string): readonly string[] => entriesNamed(name).map((entry) => entry.id)
const names = (text: string): readonly string[] => searchMarking(text).map((match) => match.name)

describe('finding a chip by its name', () => {
  it('finds every entry by its id, its listed name and each of its part names', () => {
    for (const entry of chipEntries()) {
      expect(ids(entry.id)).toEqual([entry.id])
      for (const name of [entry.name, ...entry.names, ...entry.listedAs])
        expect(ids(name), name).toContain(entry.id)
    }
  })

  it.each([
    ['MX25L6406E/MX25L6408E', ['macronix-mx25l6406e-mx25l6408e']],
    ['mx25l6408e', ['macronix-mx25l6406e-mx25l6408e']],
    ['W25Q64JV-.Q', ['winbond-w25q64jv-.q']],
    ['W25Q128FV', ['winbond-w25q128.v']],
    ['EN25Q32A', ['eon-en25q32(a-b)']],
    ['EN25Q32', ['eon-en25q32(a-b)']],
    ['MX25U3235F', ['macronix-mx25u3235e-f']],
  ])('takes %s', (name, expected) => {
    expect(ids(name)).toEqual(expected)
  })

  it('takes a family whose members differ in the package code only', () => {
    expect(ids('W25Q256JV')).toEqual(['winbond-w25q256jv-m', 'winbond-w25q256jv-q'])
    expect(ids('W25Q64JV')).toEqual(['winbond-w25q64jv-.m', 'winbond-w25q64jv-.q'])
  })

  it('does not take a beginning of a name that leaves the revision open', () => {
    expect(ids('MX25L64')).toEqual([])
    expect(ids('')).toEqual([])
  })

  it('takes several ids joined, as merged candidates are called, when all are known', () => {
    const joined = 'macronix-mx25l6405d+macronix-mx25l6405'
    expect(ids(joined)).toEqual(['macronix-mx25l6405d', 'macronix-mx25l6405'])
    expect(ids('macronix-mx25l6405d+macronix-nothing')).toEqual([])
  })

  it('takes a name with characters that mean something in patterns', () => {
    expect(ids('W25Q[64')).toEqual([])
    expect(ids('(')).toEqual([])
  })

  it('proposes names close to a mistyped one, at most five', () => {
    expect(nearNames('MX25L6406F')).toContain('MX25L6406E')
    expect(nearNames('W25Q64JVSIQ')[0]).toBe('W25Q64JV-.Q')
    expect(nearNames('W25Q64').length).toBeLessThanOrEqual(5)
    expect(nearNames('completely different thing')).toEqual([])
  })
})

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
    expect(best).toMatchObject({ name, voltage, sizeBytes: mib * 1024 * 1024 })
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
      const found = searchMarking(plain, 40).map((match) => match.entry.id)
      expect(found, plain).toContain(entry.id)
    }
  })

  it('scores a full fit above a package code, and that above another revision', () => {
    const [full, suffix, revision, other] = [
      markingScore('MX25L6406E', 'MX25L6406E'),
      markingScore('MX25L6406E', 'MX25L6406EM2I'),
      markingScore('MX25L6406E', 'MX25L6406F'),
      markingScore('MX25L6406E', 'MX25L3206E'),
    ]
    expect(full).toBe(1)
    expect(full).toBeGreaterThan(suffix)
    expect(suffix).toBeGreaterThan(revision)
    expect(revision).toBeGreaterThan(other)
    expect(other).toBe(0)
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
