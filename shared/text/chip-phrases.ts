// SPDX-License-Identifier: GPL-3.0-or-later
/** A chip of a mainboard within a sentence, in the current language. */
import * as de from './de/chip-phrases.ts'
import * as en from './en/chip-phrases.ts'
import { spoken } from './language.ts'

export const { chipPhrases } = spoken({ en, de })
