// SPDX-License-Identifier: GPL-3.0-or-later
/** English names of file forms that Pin One can convert back, for the command line and the page. */
import * as de from './de/undo.ts'
import * as en from './en/undo.ts'
import { spoken } from './language.ts'

export const { formWords } = spoken({ en, de })
