// SPDX-License-Identifier: GPL-3.0-or-later
/** Sentences about where the work stands: a connection that was lost, and the way on. */
import * as de from './de/work.ts'
import * as en from './en/work.ts'
import { spoken } from './language.ts'

export const { lostSentences, resumeText } = spoken({ en, de })
