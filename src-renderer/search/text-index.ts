// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pure: full-text search over entries. MiniSearch holds the index and weighs what it finds (docs/decisions/0008-search.md);
 * what is ours is which words count as the same.
 */
import MiniSearch from 'minisearch'
import { folded, partsOf, stemOf } from './forms.ts'
import { wordsOfPeople } from './people.ts'
import { tokens } from './tokens.ts'
import type { Language } from '../../shared/text/language.ts'

export interface Searched {
  readonly title: string
  /** What it says. */
  readonly body: string
  /** How people ask for it, a question in each. */
  readonly asked: readonly string[]
  /** What most people look for, before others that fit as well. */
  readonly usual?: boolean
}

export interface Hits<T> {
  /** Best first. */
  readonly found: readonly T[]
  /** What was searched where a word was taken for a slip of the keyboard. */
  readonly instead: string | null
  /** So many of them, the first, have all the words or all of a question. */
  readonly whole: number
}

export interface TextIndex<T> {
  readonly search: (typed: string) => Hits<T>
  readonly isWhole: () => boolean
  /** Takes in so many more rows; true once all are in. The index can be made a piece at a time between two keys. */
  readonly grow: (rows?: number) => boolean
}

/** A title, and a question in these words, before what a page says. */
const boost = { title: 3, asked: 4, body: 1 }
/** Against a word as it was typed, which counts as one. */
const asStem = 0.7
const asSynonym = 0.6
const asPart = 0.4
/** A word that says little decides between two questions that are asked alike. */
const asSmall = 0.3
/** A name with a number (`x230`) is what the reader has in front of them, whatever else was typed. */
const asName = 3
const asUsual = 1.5
const weights = { prefix: 0.35, fuzzy: 0.4 }
const leastInside = 5
/** Shorter than this, not even two letters in the wrong order are mended. */
const leastMeant = 4
/** Shorter words are other words, and not slips of the keyboard: `busy` is not a `bus`. */
const leastSlip = 5
/** From this length on two letters may be wrong. */
const longWord = 9
/** Fewer than this, and what has only some of the words is shown as well. */
const fewResults = 3
const mostPartly = 8

/** One row of the index: what an entry says, or one question that leads to it. */
interface Row {
  readonly id: number
  /** The place of the entry. */
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
  const people = wordsOfPeople(language)
  const rows = rowsOf(entries)
  /** Every form of every word, and a word that has it. */
  const known = new Map<string, string>()
  const forms = new Map<string, readonly string[]>()
  const cut = new Map<string, readonly string[]>()

  const formsOf = (word: string): readonly string[] => {
    const made = forms.get(word)
    if (made !== undefined) return made
    const plain = folded(word, language)
    const both = [...new Set([plain, stemOf(plain, language)])]
    forms.set(word, both)
    return both
  }

  const index = new MiniSearch<Row>({
    fields: ['title', 'body', 'asked'],
    tokenize: (text) => [...tokens(text)],
    processTerm: (word) => {
      const [plain = word, ...stem] = formsOf(word)
      known.set(plain, word)
      for (const form of stem) if (!known.has(form)) known.set(form, word)
      return [plain, ...stem]
    },
    searchOptions: { tokenize: (text) => text.split(' '), processTerm: (term) => term },
  })
  let grown = 0
  const grow = (most = rows.length) => {
    if (grown === rows.length) return true
    index.addAll(rows.slice(grown, grown + most))
    grown = Math.min(rows.length, grown + most)
    return grown === rows.length
  }

  const isUsual = (id: number) => entries[rows[id]?.at ?? 0]?.usual === true

  const has = (word: string) => formsOf(word).some((form) => known.has(form))
  const begins = (word: string) =>
    word.length >= leastPrefix && [...known.keys()].some((form) => form.startsWith(word))
  const isKnown = (word: string) =>
    people.isSmall(word) ||
    has(word) ||
    people.sameAs(word).length > 0 ||
    begins(formsOf(word)[0] ?? word)

  /** The known word that was most likely meant; the word itself where none is near. */
  function meant(word: string): string {
    const number = digits(word)
    if (isKnown(word) || word.length < leastMeant || number.length > 2) return word
    const typed = formsOf(word)[0] ?? word
    const zeros = number === '' ? '' : typed.replaceAll('o', '0')
    const other = [zeros, ...swapped(typed)].find((each) => known.has(each))
    if (other !== undefined) return known.get(other) ?? other
    for (let slips = 1; slips <= slipsIn(word); slips += 1) {
      const near = index
        .search(typed, { fuzzy: slips, maxFuzzy: slips, prefix: false })
        .flatMap(({ terms }) => terms)
        // Another number is another thing, and the first letter is seldom wrong: `unconnected` is not a slip of `connected`.
        .filter((term) => digits(term) === number && term[0] === typed[0])
      const [best] = near.toSorted((a, b) => alikeStart(b, typed) - alikeStart(a, typed))
      if (best !== undefined) return known.get(best) ?? best
    }
    return word
  }

  /** What is searched for one word, and how much of it each form counts. */
  function termsFor(word: string): ReadonlyMap<string, number> {
    const terms = new Map<string, number>()
    const add = (term: string, weight: number) =>
      terms.set(term, Math.max(weight, terms.get(term) ?? 0))
    const [plain = word, stem] = formsOf(word)
    add(plain, /\p{L}/u.test(plain) && digits(plain).length > 1 ? asName : 1)
    if (stem !== undefined) add(stem, asStem)
    const others = people.sameAs(word)
    // What is found for each of them is added up.
    for (const form of others.flatMap(formsOf)) add(form, asSynonym / Math.sqrt(others.length))
    if (language === 'de') {
      if (plain.length >= leastInside)
        for (const each of known.keys()) if (each.endsWith(plain)) add(each, asPart)
      if (!has(word))
        for (const part of partsOf(plain, (each) => known.has(each)))
          for (const form of formsOf(part)) add(form, asPart)
    }
    return terms
  }

  /** How much of a question was typed, the last word also where it is not typed to its end; 0 to 1. */
  function coverage(question: string, typed: ReadonlySet<string>, last: string): number {
    const asked = cut.get(question) ?? tokens(question)
    cut.set(question, asked)
    const begun = (form: string) => last.length >= leastPrefix && form.startsWith(last)
    const there = asked.filter((word) =>
      formsOf(word).some((form) => typed.has(form) || begun(form)),
    )
    return there.length / asked.length
  }

  function search(typed: string): Hits<T> {
    grow()
    const all = tokens(typed)
    const words = all.map(meant)
    const telling = words.filter((word) => !people.isSmall(word))
    const searched = [...new Set(telling.length === 0 ? words : telling)]
    const termsOf = searched.map(termsFor)
    const weightOf = new Map<string, number>()
    for (const [term, weight] of termsOf.flatMap((terms) => [...terms]))
      weightOf.set(term, Math.max(weight, weightOf.get(term) ?? 0))
    const asTyped = new Set(searched.map((word) => formsOf(word)[0]))
    const small = words.filter((word) => !searched.includes(word)).flatMap(formsOf)
    const results = index.search(
      {
        combineWith: 'OR',
        queries: [
          {
            queries: [...weightOf.keys()],
            prefix: (term) => asTyped.has(term) && term.length >= leastPrefix,
            boostTerm: (term) => weightOf.get(term) ?? 1,
          },
          { queries: small, fields: ['asked'], boostTerm: () => asSmall },
        ],
      },
      { boost, weights, boostDocument: (id: number) => (isUsual(id) ? asUsual : 1) },
    )
    const typedForms = new Set([...words.flatMap(formsOf), ...weightOf.keys()])
    const last = formsOf(words.at(-1) ?? '')[0] ?? ''
    const found = new Map<number, Found>()
    for (const { id, score, queryTerms } of results) {
      const row = rows[id as number]
      if (row === undefined) continue
      const one = found.get(row.at) ?? { says: 0, asked: 0, whole: false, words: new Set() }
      found.set(row.at, one)
      termsOf.forEach((terms, at) => {
        if (queryTerms.some((term) => terms.has(term))) one.words.add(at)
      })
      // MiniSearch multiplies by the number of terms, and here several may stand for one word.
      const each = score / queryTerms.length
      if (row.asked === undefined) one.says = each
      else {
        const covered = coverage(row.asked, typedForms, last)
        one.asked = Math.max(one.asked, each * covered ** 2)
        one.whole ||= covered === 1
      }
    }
    const ranked = [...found]
      .map(([at, { says, asked, whole, words: having }]) => ({
        entry: entries[at] as T,
        score: says + asked,
        whole: whole || having.size === searched.length,
      }))
      .toSorted((a, b) => b.score - a.score)
    const whole = ranked.filter((one) => one.whole)
    const some =
      whole.length < fewResults ? ranked.filter((one) => !one.whole).slice(0, mostPartly) : []
    return {
      found: [...whole, ...some].map(({ entry }) => entry),
      instead: words.join(' ') === all.join(' ') ? null : words.join(' '),
      whole: whole.length,
    }
  }
  return { grow, search, isWhole: () => grown === rows.length }
}

/** What the rows of one entry add up to. */
interface Found {
  says: number
  asked: number
  /** All of a question was typed. */
  whole: boolean
  /** Which of the typed words it has. */
  readonly words: Set<number>
}

const digits = (word: string) => word.replaceAll(/\D/gu, '')

const slipsIn = (word: string) => (word.length < leastSlip ? 0 : word.length < longWord ? 1 : 2)

/** The word with two neighbouring letters in the other order, for each two. */
const swapped = (word: string): readonly string[] =>
  Array.from(
    word.slice(1),
    (letter, at) => word.slice(0, at) + letter + word.charAt(at) + word.slice(at + 2),
  )

/** Letters at the beginning that two words share: few slips are made there. */
function alikeStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
