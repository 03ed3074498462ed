// SPDX-License-Identifier: GPL-3.0-or-later
/** What chip models of one ID differ in, and why an answer is doubted: one sentence each. */
import * as de from './de/chip-difference.ts'
import * as en from './en/chip-difference.ts'
import { spoken } from './language.ts'

export const { differenceText, differencesText, ambiguousWords } = spoken({ en, de })
