// SPDX-License-Identifier: GPL-3.0-or-later
/** What the log of a session says, line by line. */
import * as de from './de/log.ts'
import * as en from './en/log.ts'
import { spoken } from './language.ts'

export const { logWords } = spoken({ en, de })
