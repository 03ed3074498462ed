// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { warnings } from '../data/guide.ts'
import { cautionText, cautionTitle, cautionWords, wordsOfCaution } from './cautions.ts'
import * as de from './de/cautions.ts'
import * as en from './en/cautions.ts'
import { setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

const ids = warnings.map(({ id }) => id).sort()
const languages = Object.entries({ en, de })

describe('the words of the cautions', () => {
  it.each(languages)(
    'have words in each language for every caution, and no other: %s',
    (_, words) => {
      expect(Object.keys(words.cautionWords).sort()).toEqual(ids)
    },
  )

  it.each(languages)('say the condition of each that has one, and of no other: %s', (_, words) => {
    const said = Object.entries<{ title: string; when?: string }>(words.cautionWords)
      .filter(([, { when }]) => when !== undefined)
      .map(([id]) => id)
    const conditional = warnings.filter(({ applies }) => applies.when !== null).map(({ id }) => id)
    expect(said.sort()).toEqual(conditional.sort())
  })

  it('have the same texts in German as in English: a clip is left out where English leaves it out', () => {
    const fields = (words: object) =>
      Object.entries(words).map(([id, texts]) => [id, Object.keys(texts as object).sort()])
    expect(fields(de.cautionWords)).toEqual(fields(en.cautionWords))
  })

  it('have the same figures in German as in English', () => {
    const figures = (text: string) =>
      [...text.replaceAll(/(\d),(\d)/g, '$1.$2').matchAll(/\d+(?:\.\d+)?|W-[\w-]+/g)]
        .map(([figure]) => figure)
        .sort()
    for (const { id } of warnings) {
      const words = [en, de].map(({ cautionWords: all }) => all[id as keyof typeof all])
      const [english, german] = words.map(({ title, text }) => figures(`${title} ${text}`))
      expect(german, id).toEqual(english)
    }
  })

  it('follow the language of the moment', () => {
    expect(cautionTitle({ id: 'W-POWER-LAST' })).toBe('Connect power last')
    setLanguage('de')
    expect(cautionTitle({ id: 'W-POWER-LAST' })).toBe('Schließe den Strom zuletzt an')
    expect(wordsOfCaution({ id: 'W-1V8' }).title).toBe('3,3 V zerstören einen Chip für 1,8 V')
  })

  it('speak of a clip only where one is put on', () => {
    const { text, withoutClip } = cautionWords['W-PIN1']
    expect(cautionText({ id: 'W-PIN1' }, 'on-board')).toBe(text)
    expect(cautionText({ id: 'W-PIN1' })).toBe(text)
    for (const mounting of ['loose', 'socketed'] as const)
      expect(cautionText({ id: 'W-PIN1' }, mounting)).toBe(withoutClip)
    expect(cautionText({ id: 'W-VOLTAGE' }, 'loose')).toBe(cautionWords['W-VOLTAGE'].text)
  })

  it('speak of no clip in any language where one must read them of a chip on a breadboard', () => {
    const loose = warnings.filter(
      ({ must_acknowledge: must, applies: { mounting, packages, boards } }) =>
        must && mounting === '*' && packages === '*' && boards === '*',
    )
    expect(loose.length).toBeGreaterThan(5)
    for (const spokenNow of ['en', 'de'] as const) {
      setLanguage(spokenNow)
      for (const warning of loose)
        if (wordsOfCaution(warning).when === undefined)
          expect(cautionText(warning, 'loose'), warning.id).not.toMatch(/\bclip\b/i)
    }
  })
})
