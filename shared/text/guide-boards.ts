// SPDX-License-Identifier: GPL-3.0-or-later
/** The guide's words about mainboards, in the current language; a test compares the codes with the data. */
import * as de from './de/guide-boards.ts'
import * as en from './en/guide-boards.ts'
import { spoken } from './language.ts'

export const {
  chipPlaces,
  powerNotes,
  accessWords,
  howToTell,
  boardChipNames,
  boardStatus,
  otherChipSelect,
  internalFlash,
  powerFeeds,
  boardNotes,
} = spoken({ en, de })

/** The words for a code; the code itself if it has no words. `null` stays `null`: the guide does not say it. */
function words<C extends string | null>(table: Readonly<Record<string, string>>, code: C) {
  const found = code === null ? null : Object.hasOwn(table, code) ? table[code] : code
  return (found ?? null) as C extends null ? null : string
}

/** Where the chip is, as half a sentence. */
export const chipPlace = <C extends string | null>(code: C) => words(chipPlaces, code)

/** Who powers the chip, and how. */
export const powerNote = <C extends string | null>(code: C) => words(powerNotes, code)

/** How to get at the chip. */
export const accessText = <C extends string | null>(code: C) => words(accessWords, code)

/** How to distinguish a configuration of a mainboard from the others. */
export const toldBy = <C extends string | null>(code: C) => words(howToTell, code)

/** Which chip of a mainboard: bottom, top. */
export const boardChipName = <C extends string | null>(name: C) => words(boardChipNames, name)

/** How far Libreboot supports it. */
export const statusOfBoard = (code: string) => words(boardStatus, code)

/** The guide's words about CS of the other chip. */
export const otherChipSelectText = <C extends string | null>(code: C) =>
  words(otherChipSelect, code)

/** Whether software alone can do the first install. */
export const internalFlashText = <C extends string | null>(code: C) => words(internalFlash, code)

/** Who powers the chip, in a few words. */
export const powerFeed = <C extends string | null>(code: C) => words(powerFeeds, code)

/** The notes on a mainboard, each a sentence or two. */
export const notesOfBoard = ({ notes }: { readonly notes: readonly string[] }): readonly string[] =>
  notes.map((code) => words(boardNotes, code))
