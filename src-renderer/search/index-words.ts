// SPDX-License-Identifier: GPL-3.0-or-later
/** The words of an index, and which of them count as the same as a typed word. */
import type { Language } from '../../shared/text/language.ts'
import { folded, partsOf, stemOf } from './forms.ts'
import { wordsOfPeople } from './people.ts'
import { tokens } from './tokens.ts'

/** Weight of other forms, compared with the typed word, which counts as one. */
const asStem = 0.7
const asSynonym = 0.6
const asPart = 0.4
/** A name with a number (`x230`) identifies what the user has, so it weighs more than the other words. */
const asName = 3
const leastInside = 5
/** In shorter words, not even two exchanged letters are corrected. */
const leastMeant = 4
/** Shorter words are different words and no typing errors: `busy` is not a `bus`. */
const leastSlip = 5
/** From this length on two letters may be wrong. */
const longWord = 9
export class IndexWords {
  readonly #language: Language
  readonly #leastPrefix: number
  readonly #people: ReturnType<typeof wordsOfPeople>
  /** Every form of every word, with a word that has it. */
  readonly #known = new Map<string, string>()
  readonly #forms = new Map<string, readonly string[]>()
  /** The words of the questions searched so far. */
  readonly #cut = new Map<string, readonly string[]>()

  /** `leastPrefix`: number of letters from which on the beginning of a word counts. */
  constructor(language: Language, leastPrefix: number) {
    this.#language = language
    this.#leastPrefix = leastPrefix
    this.#people = wordsOfPeople(language)
  }

  /** Adds a word to the index; returns its forms. */
  add(word: string): readonly string[] {
    const [plain = word, ...stem] = this.formsOf(word)
    this.#known.set(plain, word)
    for (const form of stem) if (!this.#known.has(form)) this.#known.set(form, word)
    return [plain, ...stem]
  }

  /** The word without case and accents, and its stem if different. */
  formsOf(word: string): readonly string[] {
    const made = this.#forms.get(word)
    if (made !== undefined) return made
    const plain = folded(word, this.#language)
    const both = [...new Set([plain, stemOf(plain, this.#language)])]
    this.#forms.set(word, both)
    return both
  }

  /** Such a word means little by itself. */
  isSmall(word: string): boolean {
    return this.#people.isSmall(word)
  }

  /** The known word that was most likely meant; the word itself when none is similar. */
  meant(word: string, near: (typed: string, slips: number) => readonly string[]): string {
    const number = digits(word)
    if (this.#isKnown(word) || word.length < leastMeant || number.length > 2) return word
    const typed = this.formsOf(word)[0] ?? word
    const zeros = number === '' ? '' : typed.replaceAll('o', '0')
    const other = [zeros, ...swapped(typed)].find((each) => this.#known.has(each))
    if (other !== undefined) return this.#known.get(other) ?? other
    for (let slips = 1; slips <= slipsIn(word); slips += 1) {
      const slipped = near(typed, slips)
        // Another number is another thing, and the first letter is rarely wrong: `unconnected` is no typing error for
        // `connected`.
        .filter((term) => digits(term) === number && term[0] === typed[0])
      const [best] = slipped.toSorted((a, b) => alikeStart(b, typed) - alikeStart(a, typed))
      if (best !== undefined) return this.#known.get(best) ?? best
    }
    return word
  }

  /** The forms to search for one word, and the weight of each. */
  termsFor(word: string): ReadonlyMap<string, number> {
    const terms = new Map<string, number>()
    const add = (term: string, weight: number) =>
      terms.set(term, Math.max(weight, terms.get(term) ?? 0))
    const [plain = word, stem] = this.formsOf(word)
    add(plain, /\p{L}/u.test(plain) && digits(plain).length > 1 ? asName : 1)
    if (stem !== undefined) add(stem, asStem)
    const others = this.#people.sameAs(word)
    // The results for all of them are added up.
    for (const form of others.flatMap((each) => this.formsOf(each)))
      add(form, asSynonym / Math.sqrt(others.length))
    if (this.#language === 'de') {
      if (plain.length >= leastInside)
        for (const each of this.#known.keys()) if (each.endsWith(plain)) add(each, asPart)
      if (!this.#has(word))
        for (const part of partsOf(plain, (each) => this.#known.has(each)))
          for (const form of this.formsOf(part)) add(form, asPart)
    }
    return terms
  }

  /** The share of a question that was typed, 0 to 1; the last word may be incomplete. */
  coverage(question: string, typed: ReadonlySet<string>, last: string): number {
    const asked = this.#cut.get(question) ?? tokens(question)
    this.#cut.set(question, asked)
    const begun = (form: string) => last.length >= this.#leastPrefix && form.startsWith(last)
    const there = asked.filter((word) =>
      this.formsOf(word).some((form) => typed.has(form) || begun(form)),
    )
    return there.length / asked.length
  }

  #has(word: string): boolean {
    return this.formsOf(word).some((form) => this.#known.has(form))
  }

  #begins(word: string): boolean {
    return (
      word.length >= this.#leastPrefix &&
      [...this.#known.keys()].some((form) => form.startsWith(word))
    )
  }

  #isKnown(word: string): boolean {
    return (
      this.isSmall(word) ||
      this.#has(word) ||
      this.#people.sameAs(word).length > 0 ||
      this.#begins(this.formsOf(word)[0] ?? word)
    )
  }
}

const digits = (word: string) => word.replaceAll(/\D/gu, '')

const slipsIn = (word: string) => (word.length < leastSlip ? 0 : word.length < longWord ? 1 : 2)

/** The word with two neighbouring letters exchanged, for each pair. */
const swapped = (word: string): readonly string[] =>
  Array.from(
    word.slice(1),
    (letter, at) => word.slice(0, at) + letter + word.charAt(at) + word.slice(at + 2),
  )

/** Number of equal letters at the beginning of two words: typing errors are rare there. */
function alikeStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
