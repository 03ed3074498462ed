// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import practice from '../data/practice-chips.json' with { type: 'json' }
import { firmwares } from '../programmer/firmwares.ts'
import * as deFirmwares from './de/firmware-names.ts'
import * as dePractice from './de/practice-chips.ts'
import * as enFirmwares from './en/firmware-names.ts'
import * as enPractice from './en/practice-chips.ts'
import { firmwareName } from './firmware-names.ts'
import { setLanguage } from './language.ts'
import { practiceChipTitle } from './practice-chips.ts'

afterEach(() => setLanguage('en'))

const keys = (table: object) => Object.keys(table).sort()

describe('the names of firmwares and practice chips', () => {
  it.each([
    ['English', enFirmwares, enPractice],
    ['German', deFirmwares, dePractice],
  ])('stand for every entry of the data and for no other: %s', (_, names, titles) => {
    expect(keys(names.firmwareNames)).toEqual(firmwares.map(({ id }) => id).sort())
    expect(keys(titles.practiceChipTitles)).toEqual(practice.chips.map(({ name }) => name).sort())
  })

  it('follow the language of the moment, and claim nothing of what is not known', () => {
    setLanguage('de')
    expect(firmwareName('pin-one-practice')).toBe('Übungsprogrammer von Pin One')
    expect([firmwareName(null), firmwareName('toString')]).toEqual([null, null])
    expect(practiceChipTitle('W25Q64JV')).toBe('Winbond W25Q64JV, 8 MiB, 3,3 V')
    expect(practiceChipTitle('AT45DB')).toBe('AT45DB')
  })
})
