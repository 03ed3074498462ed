// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip of a mainboard within a sentence. The data's name of it, such as `bottom`; `null`: there is one chip. */
import { boardChipNames } from './guide-boards.ts'

const bare = (name: string | null): string => (name === null ? 'chip' : `${nameOf(name)} chip`)

const nameOf = (name: string): string =>
  (boardChipNames as Readonly<Record<string, string>>)[name] ?? name

/** German bends it; English says the same each time. */
export const chipPhrases = {
  /** As in a list. */
  bare,
  /** Who something is said of. */
  subject: (name: string | null): string => `the ${bare(name)}`,
  /** What something is done to. */
  object: (name: string | null): string => `the ${bare(name)}`,
  /** The same without its article. */
  bareObject: bare,
} as const
