// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { glossary } from '../data/guide-words.ts'
import * as de from './de/guide-glossary.ts'
import * as en from './en/guide-glossary.ts'
import { termWords } from './guide-glossary.ts'
import { setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

describe('the words of the trade', () => {
  it.each(Object.entries({ en, de }))(
    'explain every term of the data, and no other: %s',
    (_, words) => {
      expect(Object.keys(words.glossaryWords).sort()).toEqual(
        glossary.map(({ term }) => term).sort(),
      )
    },
  )

  it('are in English the terms themselves', () => {
    for (const { term } of glossary) expect(termWords({ term }).term).toBe(term)
  })

  it('follow the language of the moment', () => {
    setLanguage('de')
    expect(termWords({ term: 'Erase' })).toEqual({
      term: 'Löschen',
      text: 'Setzt einen Block des Chips auf FF. Erst dann lässt sich der Block wieder schreiben.',
    })
  })
})
