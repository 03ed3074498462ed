// SPDX-License-Identifier: GPL-3.0-or-later
/** The progress of a job, in words that page and command line share. */
import * as de from './de/progress.ts'
import * as en from './en/progress.ts'
import { spoken } from './language.ts'

export const { readsText, aboutTime, leftText } = spoken({ en, de })
