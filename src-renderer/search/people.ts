// SPDX-License-Identifier: GPL-3.0-or-later
/** Pure: the words of people, from `shared/data/search`. Who reads German asks in German, and in the English of the field. */
import { searchWords } from '../../shared/data/search-words.ts'
import type { Language } from '../../shared/text/language.ts'
import { folded } from './forms.ts'

export interface WordsOfPeople {
  /** Other words for the same thing. */
  readonly sameAs: (word: string) => readonly string[]
  /** Says nothing about what is looked for. */
  readonly isSmall: (word: string) => boolean
  /** How people ask for a page. */
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
