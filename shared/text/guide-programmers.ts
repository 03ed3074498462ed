// SPDX-License-Identifier: GPL-3.0-or-later
/** What the guide says of its programmers, in the language of the moment; a test holds the ids against the data. */
import * as de from './de/guide-programmers.ts'
import * as en from './en/guide-programmers.ts'
import { spoken } from './language.ts'

export const { programmerNames, pinVariantNames, setupWords, driveWords, refusalWords } = spoken({
  en,
  de,
})

/** Undefined for an id that the guide does not have. */
const found = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined

/** The guide's name of a programmer; its id, if the guide has none; empty while none is chosen. */
export const programmerName = (programmer: { readonly id: string } | null): string =>
  programmer === null ? '' : (found<string>(programmerNames, programmer.id) ?? programmer.id)

/** Whose firmware has the signals on these pins. */
export const pinVariantName = ({ id }: { readonly id: string }): string =>
  found<string>(pinVariantNames, id) ?? id

interface StepWords {
  readonly text: string
  /** What one should see then. */
  readonly expect?: string
}

/** @throws Error for a step without words, which a test rules out */
export function setupStepWords(step: { readonly words: string }): StepWords {
  const words = found<StepWords>(setupWords, step.words)
  if (words === undefined) throw new Error(`set-up step ${step.words} has no words`)
  return words
}

export const refusalText = (reason: { readonly id: string }): string =>
  found<string>(refusalWords, reason.id) ?? reason.id
