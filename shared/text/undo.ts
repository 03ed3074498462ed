// SPDX-License-Identifier: GPL-3.0-or-later
/** English words for forms that are undone, for the command line and the page. */
import * as de from './de/undo.ts'
import * as en from './en/undo.ts'
import { spoken } from './language.ts'

export const { formWords } = spoken({ en, de })
