// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { entriesNamed, nearNames } from './chip-names.ts'
import { chipEntries } from './chips.ts'

const ids = (name: string): readonly string[] => entriesNamed(name).map((entry) => entry.id)
const near = (name: string): readonly string[] => nearNames(name).map((each) => each.name)

describe('a whole marking, typed where a name is asked for', () => {
  it.each([
    ['W25Q64JVSSIQ', 'winbond-w25q64jv-.q'],
    ['25Q64JVSIQ', 'winbond-w25q64jv-.q'],
    ['W25Q64FVSSIG', 'W25Q64FV'],
    ['MX25L6406EM2I-12G', 'MX25L6406E'],
  ])('%s is the part %s', (marking, name) => {
    expect(ids(marking)).toEqual(ids(name))
    expect(ids(marking)).not.toEqual([])
  })

  it.each(['GD25Q64XSIG', '25Q64', 'W25Q64', 'MX25L', 'NOPE'])(
    '%s is no one part: too little is printed, or another revision',
    (marking) => {
      expect(ids(marking)).toEqual([])
    },
  )
})

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

  it('finds every entry by its name as it is printed, and still by the dotted one of other tools', () => {
    for (const entry of chipEntries())
      for (const name of [...entry.names, ...entry.listedNames])
        expect(ids(name), name).toContain(entry.id)
    expect(ids('S25FL128S......0')).toEqual(['spansion-s25fl128s......0'])
    expect(ids('S25FL128S')).toHaveLength(4)
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
    expect(near('MX25L6406F')).toContain('MX25L6406E')
    expect(near('W25Q64JVSIQ')[0]).toBe('W25Q64JV…Q')
    expect(nearNames('W25Q64').length).toBeLessThanOrEqual(5)
    expect(nearNames('completely different thing')).toEqual([])
  })
})
