// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: full-text search over entries. MiniSearch holds the index and ranks the results
 * (docs/decisions/0008-search.md); our part is which words count as the same.
 */
import MiniSearch from 'minisearch'
import type { SearchResult } from 'minisearch'
import { IndexWords } from './index-words.ts'
import { tokens } from './tokens.ts'
import type { Language } from '../../shared/text/language.ts'

export interface Searched {
  readonly title: string
  /** Text of the entry. */
  readonly body: string
  /** Questions with which users look for the entry. */
  readonly asked: readonly string[]
  /** Entries that most users look for come before others that fit as well. */
  readonly usual?: boolean
}

export interface Hits<T> {
  /** Best first. */
  readonly found: readonly T[]
  /** The words that were searched when a word was taken for a typing error. */
  readonly instead: string | null
  /** Number of results, from the first, that have all the words or match a whole question. */
  readonly whole: number
}

export interface TextIndex<T> {
  readonly search: (typed: string) => Hits<T>
  readonly isWhole: () => boolean
  /** Adds so many more rows; true once all are added. So the index can be built in pieces between two key presses. */
  readonly grow: (rows?: number) => boolean
}

/** Titles, and questions in these words, rank above the text of a page. */
const boost = { title: 3, asked: 4, body: 1 }
/** A word that means little only decides between two questions with otherwise equal words. */
const asSmall = 0.3
const asUsual = 1.5
const weights = { prefix: 0.35, fuzzy: 0.4 }
/** With fewer results than this, entries with only some of the words are shown as well. */
const fewResults = 3
const mostPartly = 8

/** One row of the index: the text of an entry, or one question that leads to it. */
interface Row {
  readonly id: number
  /** Index of the entry. */
  readonly at: number
  readonly title?: string
  readonly body?: string
  readonly asked?: string
}

const rowsOf = (entries: readonly Searched[]): readonly Row[] =>
  entries
    .flatMap(({ title, body, asked }, at): Omit<Row, 'id'>[] => [
      { at, title, body },
      ...asked.map((question) => ({ at, asked: question })),
    ])
    .map((row, id) => ({ ...row, id }))

export function textIndex<T extends Searched>(
  entries: readonly T[],
  language: Language,
  { leastPrefix = 3 }: { readonly leastPrefix?: number } = {},
): TextIndex<T> {
  return new PeopleIndex(entries, new IndexWords(language, leastPrefix), leastPrefix)
}

class PeopleIndex<T extends Searched> implements TextIndex<T> {
  readonly #entries: readonly T[]
  readonly #words: IndexWords
  readonly #leastPrefix: number
  readonly #rows: readonly Row[]
  readonly #index: MiniSearch<Row>
  /** Number of rows added. */
  #grown = 0

  constructor(entries: readonly T[], words: IndexWords, leastPrefix: number) {
    this.#entries = entries
    this.#words = words
    this.#leastPrefix = leastPrefix
    this.#rows = rowsOf(entries)
    this.#index = new MiniSearch<Row>({
      fields: ['title', 'body', 'asked'],
      tokenize: (text) => [...tokens(text)],
      processTerm: (word) => [...words.add(word)],
      searchOptions: { tokenize: (text) => text.split(' '), processTerm: (term) => term },
    })
  }

  isWhole(): boolean {
    return this.#grown === this.#rows.length
  }

  grow(most: number = this.#rows.length): boolean {
    if (this.isWhole()) return true
    this.#index.addAll(this.#rows.slice(this.#grown, this.#grown + most))
    this.#grown = Math.min(this.#rows.length, this.#grown + most)
    return this.isWhole()
  }

  search(typed: string): Hits<T> {
    this.grow()
    const all = tokens(typed)
    const words = all.map((word) => this.#words.meant(word, this.#near))
    const telling = words.filter((word) => !this.#words.isSmall(word))
    const searched = [...new Set(telling.length === 0 ? words : telling)]
    const termsOf = searched.map((word) => this.#words.termsFor(word))
    const weightOf = heaviest(termsOf)
    const results = this.#results(words, searched, weightOf)
    const typedForms = new Set([
      ...words.flatMap((word) => this.#words.formsOf(word)),
      ...weightOf.keys(),
    ])
    const last = this.#words.formsOf(words.at(-1) ?? '')[0] ?? ''
    const found = this.#addedUp(results, termsOf, typedForms, last)
    return {
      ...this.#ranked(found, searched.length),
      instead: words.join(' ') === all.join(' ') ? null : words.join(' '),
    }
  }

  /** Words of the index that differ from `typed` in so many letters. */
  readonly #near = (typed: string, slips: number): readonly string[] =>
    this.#index
      .search(typed, { fuzzy: slips, maxFuzzy: slips, prefix: false })
      .flatMap(({ terms }) => terms)

  #results(
    words: readonly string[],
    searched: readonly string[],
    weightOf: ReadonlyMap<string, number>,
  ): readonly SearchResult[] {
    const formsOf = (word: string) => this.#words.formsOf(word)
    const asTyped = new Set(searched.map((word) => formsOf(word)[0]))
    const small = words.filter((word) => !searched.includes(word)).flatMap(formsOf)
    return this.#index.search(
      {
        combineWith: 'OR',
        queries: [
          {
            queries: [...weightOf.keys()],
            prefix: (term) => asTyped.has(term) && term.length >= this.#leastPrefix,
            boostTerm: (term) => weightOf.get(term) ?? 1,
          },
          { queries: small, fields: ['asked'], boostTerm: () => asSmall },
        ],
      },
      { boost, weights, boostDocument: (id: number) => (this.#isUsual(id) ? asUsual : 1) },
    )
  }

  /** For each entry, the sum of its rows. */
  #addedUp(
    results: readonly SearchResult[],
    termsOf: readonly ReadonlyMap<string, number>[],
    typedForms: ReadonlySet<string>,
    last: string,
  ): ReadonlyMap<number, Found> {
    const found = new Map<number, Found>()
    for (const { id, score, queryTerms } of results) {
      const row = this.#rows[id as number]
      if (row === undefined) continue
      const one = found.get(row.at) ?? { says: 0, asked: 0, whole: false, words: new Set() }
      found.set(row.at, one)
      termsOf.forEach((terms, at) => {
        if (queryTerms.some((term) => terms.has(term))) one.words.add(at)
      })
      // MiniSearch multiplies by the number of terms, but here several terms may stand for one word.
      const each = score / queryTerms.length
      if (row.asked === undefined) one.says = each
      else {
        const covered = this.#words.coverage(row.asked, typedForms, last)
        one.asked = Math.max(one.asked, each * covered ** 2)
        one.whole ||= covered === 1
      }
    }
    return found
  }

  #ranked(
    found: ReadonlyMap<number, Found>,
    searchedWords: number,
  ): Pick<Hits<T>, 'found' | 'whole'> {
    const ranked = [...found]
      .map(([at, { says, asked, whole, words: having }]) => ({
        entry: this.#entries[at] as T,
        score: says + asked,
        whole: whole || having.size === searchedWords,
      }))
      .toSorted((a, b) => b.score - a.score)
    const whole = ranked.filter((one) => one.whole)
    const some =
      whole.length < fewResults ? ranked.filter((one) => !one.whole).slice(0, mostPartly) : []
    return { found: [...whole, ...some].map(({ entry }) => entry), whole: whole.length }
  }

  #isUsual(id: number): boolean {
    return this.#entries[this.#rows[id]?.at ?? 0]?.usual === true
  }
}

/** Each term with its highest weight for any of the words. */
function heaviest(termsOf: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const weightOf = new Map<string, number>()
  for (const [term, weight] of termsOf.flatMap((terms) => [...terms]))
    weightOf.set(term, Math.max(weight, weightOf.get(term) ?? 0))
  return weightOf
}

/** Sum of the rows of one entry. */
interface Found {
  says: number
  asked: number
  /** The user typed a whole question. */
  whole: boolean
  /** Which of the typed words it has. */
  readonly words: Set<number>
}
