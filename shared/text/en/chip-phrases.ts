// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip of a mainboard within a sentence. Its name in the data, such as `bottom`; `null`: there is only one chip. */
import { boardChipNames } from './guide-boards.ts'

const bare = (name: string | null): string => (name === null ? 'chip' : `${nameOf(name)} chip`)

const nameOf = (name: string): string =>
  (boardChipNames as Readonly<Record<string, string>>)[name] ?? name

/** German inflects it; English uses one form. */
export const chipPhrases = {
  /** As in a list. */
  bare,
  /** The subject of a sentence. */
  subject: (name: string | null): string => `the ${bare(name)}`,
  /** The object of a sentence. */
  object: (name: string | null): string => `the ${bare(name)}`,
  /** The same without its article. */
  bareObject: bare,
} as const
