// SPDX-License-Identifier: GPL-3.0-or-later
/** Sentences about the state of the work: a lost connection, and how to continue. */
import * as de from './de/work.ts'
import * as en from './en/work.ts'
import { spoken } from './language.ts'

export const { lostSentences, resumeText } = spoken({ en, de })
