// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * The guide's words about chip packages and signals, in the current language; a test compares the ids with the data.
 */
import * as de from './de/guide-packages.ts'
import * as en from './en/guide-packages.ts'
import { spoken } from './language.ts'

export const { signalWords, namingHazards, packageWords, variantWords } = spoken({ en, de })

interface PackageWords {
  /** Its legs, as half a sentence. */
  readonly style: string
  readonly numbering: string
  readonly pin1: string
  readonly socket: string
  /** Of the clip that fits, or of those that do not. */
  readonly clip: string
  readonly replace?: string
  readonly dont?: string
}

/** @throws Error for an id without words, which a test rules out */
function found<T>(table: Readonly<Record<string, T>>, id: string): T {
  const words = Object.hasOwn(table, id) ? table[id] : undefined
  if (words === undefined) throw new Error(`${id} has no words`)
  return words
}

export const wordsOfSignal = (signal: string): { name: string; note: string } =>
  found(signalWords, signal)

export const wordsOfPackage = ({ id }: { readonly id: string }): PackageWords =>
  found<PackageWords>(packageWords, id)

export const wordsOfVariant = ({ id }: { readonly id: string }): { label: string; note: string } =>
  found(variantWords, id)

export const hazardText = ({ id }: { readonly id: string }): string => found(namingHazards, id)
