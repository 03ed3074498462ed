// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The guide's words about pin headers, in the current language; a test compares the ids with the data. */
import type { HeaderDanger } from '../data/guide-checks.ts'
import * as de from './de/guide-headers.ts'
import * as en from './en/guide-headers.ts'
import { spoken } from './language.ts'

export const { headerWords, dangerWords } = spoken({ en, de })

interface HeaderWords {
  readonly name: string
  /** From where the drawing looks at it. */
  readonly view: string
  readonly numbering: string
  readonly pin1: string
  readonly note: string
}

/** @throws Error for an id without words, which a test rules out */
export function wordsOfHeader({ id }: { readonly id: string }): HeaderWords {
  const table: Readonly<Record<string, HeaderWords>> = headerWords
  const words = Object.hasOwn(table, id) ? table[id] : undefined
  if (words === undefined) throw new Error(`header ${id} has no words`)
  return words
}

export const dangerText = (why: HeaderDanger): string => dangerWords[why]
