// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { boards } from '../data/guide.ts'
import * as de from './de/guide-boards.ts'
import * as en from './en/guide-boards.ts'
import { accessText, boardChipName, chipPlace, powerNote, toldBy } from './guide-boards.ts'
import { setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>
const english: Tables = { ...en }
const german: Tables = { ...de }

const configurations = boards.flatMap((board) => board.configurations)
const chips = configurations.flatMap((each) => each.chips ?? [])
const used: Readonly<Record<string, readonly (string | null)[]>> = {
  chipPlaces: chips.map(({ where }) => where),
  powerNotes: boards.map(({ power }) => power.note),
  accessWords: boards.map(({ access }) => access),
  howToTell: configurations.map(({ how_to_tell: told }) => told),
  boardChipNames: chips.map(({ name }) => name),
  boardStatus: boards.map(({ status }) => status),
  otherChipSelect: boards.map(({ other_chip_select: other }) => other.text),
  internalFlash: boards.map(({ internal_flash_from_vendor_firmware: internal }) => internal),
  // Without a mainboard from the data, "the board" powers the chip.
  powerFeeds: [...boards.map(({ power }) => power.vcc), 'board'],
  boardNotes: boards.flatMap(({ notes }) => notes),
}

describe('the words of the mainboards', () => {
  it.each(Object.entries(used))('say every code of the data, and no other: %s', (table, codes) => {
    const known = [...new Set(codes.filter((code) => code !== null))].sort()
    for (const words of [english, german])
      expect(Object.keys(words[table] ?? {}).sort()).toEqual(known)
  })

  it('have the same figures in German as in English', () => {
    const figures = (text: string) =>
      (text.replaceAll(/(\d),(\d)/g, '$1.$2').match(/[A-Z]*\d[\w.]*/g) ?? [])
        .map((figure) => figure.replace(/\.$/, ''))
        .sort()
    for (const table of Object.keys(used))
      for (const [code, text] of Object.entries(english[table] ?? {}))
        expect(figures(german[table]?.[code] ?? ''), code).toEqual(figures(text))
  })

  it('follow the language of the moment, and say nothing where the guide says nothing', () => {
    expect(chipPlace('memory-slots')).toBe('next to the memory slots')
    setLanguage('de')
    expect(chipPlace('memory-slots')).toBe('neben den Steckplätzen für den Arbeitsspeicher')
    expect(boardChipName('bottom')).toBe('unten')
    expect(toldBy('soic8-4')).toBe('SOIC8 heißt 4 MiB')
    expect([chipPlace(null), powerNote(null), accessText(null)]).toEqual([null, null, null])
  })
})
