// SPDX-License-Identifier: GPL-3.0-or-later
/** Differences between chip models with one ID, and reasons to doubt a reply: one sentence each. */
import * as de from './de/chip-difference.ts'
import * as en from './en/chip-difference.ts'
import { spoken } from './language.ts'

export const { differenceText, differencesText, ambiguousWords } = spoken({ en, de })
