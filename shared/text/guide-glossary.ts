// SPDX-License-Identifier: GPL-3.0-or-later
/** Technical terms, explained in the current language; a test compares the terms with the data. */
import * as de from './de/guide-glossary.ts'
import * as en from './en/guide-glossary.ts'
import { spoken } from './language.ts'

export const { glossaryWords } = spoken({ en, de })

/** @throws Error for a term without words, which a test rules out */
export function termWords({ term }: { readonly term: string }): {
  readonly term: string
  readonly text: string
} {
  const words = (
    glossaryWords as Readonly<Record<string, { readonly term: string; readonly text: string }>>
  )[term]
  if (words === undefined) throw new Error(`the term ${term} has no words`)
  return words
}
