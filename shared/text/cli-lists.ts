// SPDX-License-Identifier: GPL-3.0-or-later
/** Lists of the command line. */
import * as de from './de/cli-lists.ts'
import * as en from './en/cli-lists.ts'
import { spoken } from './language.ts'

export const { accessWords, listWords } = spoken({ en, de })
