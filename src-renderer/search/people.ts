// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: the users' own words, from `shared/data/search`. German readers may search in German and with the English terms
 * of the field.
 */
import { searchWords } from '../../shared/data/search-words.ts'
import type { Language } from '../../shared/text/language.ts'
import { folded } from './forms.ts'

export interface WordsOfPeople {
  /** Other words with the same meaning. */
  readonly sameAs: (word: string) => readonly string[]
  /** Words that say nothing about what is searched. */
  readonly isSmall: (word: string) => boolean
  /** Questions with which users look for a page. */
  readonly askedFor: (key: string) => readonly string[]
}

const made = new Map<Language, WordsOfPeople>()

export function wordsOfPeople(language: Language): WordsOfPeople {
  const before = made.get(language)
  if (before !== undefined) return before
  const files = language === 'en' ? [searchWords.en] : [searchWords.en, searchWords[language]]
  const fold = (word: string) => folded(word, language)
  const same = new Map<string, readonly string[]>()
  for (const family of files.flatMap(({ sameWord }) => sameWord))
    for (const word of family)
      same.set(fold(word), [
        ...(same.get(fold(word)) ?? []),
        ...family.filter((other) => other !== word),
      ])
  const small = new Set(files.flatMap(({ smallWords }) => smallWords).map(fold))
  const fresh: WordsOfPeople = {
    sameAs: (word) => same.get(fold(word)) ?? [],
    isSmall: (word) => small.has(fold(word)),
    askedFor: (key) => files.flatMap(({ asked }) => asked[key] ?? []),
  }
  made.set(language, fresh)
  return fresh
}
