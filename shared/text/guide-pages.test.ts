// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it } from 'vitest'
import { pageFacts } from '../data/guide-pages.ts'
import * as de from './de/guide-pages.ts'
import * as en from './en/guide-pages.ts'
import { guidePages, guideSections } from './guide-pages.ts'
import { languages, setLanguage } from './language.ts'

afterEach(() => setLanguage('en'))

/** The structure of the texts, without the words. */
function shape(words: unknown): unknown {
  if (Array.isArray(words)) return words.map(shape)
  if (typeof words === 'string') return 'words'
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, shape(each)]))
}

const codesIn = (words: unknown) => (JSON.stringify(words).match(/`[^`]+`/g) ?? []).sort()

/** Technical numbers, the same in every language: part numbers, addresses, sizes, values. */
const figuresIn = (words: unknown) =>
  (JSON.stringify(words).match(/\b(?:[A-Z]+\d[\w.]*|\d[\d.,]*)/g) ?? [])
    .map((figure) => figure.replaceAll(',', '.').replace(/\.$/, ''))
    .sort()

describe('the pages of the guide', () => {
  it.each(languages)('join every page, section and block with its words: %s', (language) => {
    setLanguage(language)
    const pages = guidePages()
    expect(pages.map(({ id }) => id)).toEqual(pageFacts.map(({ id }) => id))
    for (const [at, page] of pages.entries())
      for (const [nth, section] of page.sections.entries()) {
        const facts = pageFacts[at]?.sections[nth]
        expect(section.blocks.length, section.id).toBe(facts?.blocks.length)
      }
  })

  it('have the same words to say in German, no more and no fewer', () => {
    expect(shape(de.guidePageWords)).toEqual(shape(en.guidePageWords))
    const known = pageFacts.map(({ id, sections }) => [id, sections.map((each) => each.id)])
    const said = Object.entries(en.guidePageWords).map(([id, { sections }]) => [
      id,
      Object.keys(sections),
    ])
    expect(new Map(said as [string, string[]][])).toEqual(new Map(known as [string, string[]][]))
  })

  it('leave what is typed, and every figure, as it is', () => {
    expect(codesIn(de.guidePageWords)).toEqual(codesIn(en.guidePageWords))
    expect(figuresIn(de.guidePageWords)).toEqual(figuresIn(en.guidePageWords))
  })

  it('follow the language of the moment', () => {
    expect(guidePages()[0]?.title).toBe('What external flashing is')
    setLanguage('de')
    expect(guidePages()[0]?.title).toBe('Was externes Flashen ist')
    expect(guideSections()[0]?.section.title).toBe('Was heißt externes Flashen?')
    setLanguage('pseudo')
    expect(guidePages()[0]?.title).toBe('What external flashing is')
  })
})
