// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about reads that match but cannot be the contents of the chip. */
import * as de from './de/plausible.ts'
import * as en from './en/plausible.ts'
import { spoken } from './language.ts'

export const { believedText, believedNote, implausibleWords, unsteadyWords, smallerWords } = spoken(
  { en, de },
)
