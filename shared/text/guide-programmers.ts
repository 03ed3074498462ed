// SPDX-License-Identifier: GPL-3.0-or-later
/** The guide's words about its programmers, in the current language; a test compares the ids with the data. */
import * as de from './de/guide-programmers.ts'
import * as en from './en/guide-programmers.ts'
import { spoken } from './language.ts'

export const {
  programmerNames,
  pinVariantNames,
  pinVariantSigns,
  setupWords,
  driveWords,
  refusalWords,
  refusedKinds,
  statusWords,
  programmerNotes,
} = spoken({ en, de })

/** Undefined for an id that the guide does not have. */
const found = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined

/** The guide's name of a programmer; its id, if the guide has none; empty while none is chosen. */
export const programmerName = (programmer: { readonly id: string } | null): string =>
  programmer === null ? '' : (found<string>(programmerNames, programmer.id) ?? programmer.id)

/** The firmware that has the signals on these pins. */
export const pinVariantName = ({ id }: { readonly id: string }): string =>
  found<string>(pinVariantNames, id) ?? id

interface StepWords {
  readonly text: string
  /** The expected result. */
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

/** The guide's opinion of a programmer, in a few words. */
export const statusOfProgrammer = ({
  status,
}: {
  readonly status: keyof typeof statusWords
}): string => statusWords[status]

interface ProgrammerNotes {
  readonly status?: string
  readonly supply?: string
  readonly speed?: string
}

/** The guide's words about it, its supply and its speed, if there are any. */
export const notesOfProgrammer = ({ id }: { readonly id: string }): ProgrammerNotes =>
  found<ProgrammerNotes>(programmerNotes, id) ?? {}

/** The types on sale: by name, or by appearance if they have no name. */
export const typesOf = ({
  variants,
}: {
  readonly variants: readonly { readonly id?: string | undefined; readonly name: string }[]
}): readonly string[] =>
  variants.map(({ id, name }) =>
    id === undefined ? name : (found<string>(refusedKinds, id) ?? name),
  )

/** How to recognise the pins of a firmware by its USB identity. */
export const pinVariantSign = ({ id }: { readonly id: string }): string =>
  found<string>(pinVariantSigns, id) ?? id
