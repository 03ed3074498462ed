// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The pseudo-language: every text is two fifths longer, between marks, with letters that no English word has. A text
 * clipped in it would be clipped in German; a text without marks comes from no table of words.
 */
const letters: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
}

const open = '⟦'
const close = '⟧'

/** Share by which a text becomes longer. German is about 30 % longer than English, single words more. */
const growth = 0.4

function marked(text: string): string {
  if (!/[A-Za-z]/.test(text)) return text
  // A text that is already marked is nested in another text.
  const inner = text.replaceAll(/[⟦⟧]/g, '')
  const own = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
  const tail = '~'.repeat(Math.ceil(own.length * growth))
  // Placeholders must keep their names, because they are filled in later.
  const strange = inner.replaceAll(/\{[^}]*\}|[aeiouAEIOU]/g, (found) => letters[found] ?? found)
  // A sentence is lengthened by several words, because no line could hold a single long one.
  const long = `${strange}${tail}`.replaceAll(/~{8}(?=~)/g, '$& ')
  return `${open}${long}${close}`
}

/** Texts within lists and tables as well; functions mark what they return. */
export function pseudo(value: unknown): unknown {
  if (typeof value === 'string') return marked(value)
  if (typeof value === 'function')
    return (...facts: unknown[]) => pseudo(Reflect.apply(value, undefined, facts))
  if (Array.isArray(value)) return value.map(pseudo)
  if (typeof value === 'object' && value !== null && isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pseudo(each)]))
  return value
}

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype
