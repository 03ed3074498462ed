// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip is called whose name alone does not say which it is, in the language of the moment. */
import * as de from './de/part-name.ts'
import * as en from './en/part-name.ts'
import { spoken } from './language.ts'

export const { partWords } = spoken({ en, de })
