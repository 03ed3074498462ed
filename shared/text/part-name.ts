// SPDX-License-Identifier: GPL-3.0-or-later
/** The name of a chip that needs more than its model name to identify it, in the current language. */
import * as de from './de/part-name.ts'
import * as en from './en/part-name.ts'
import { spoken } from './language.ts'

export const { partWords } = spoken({ en, de })
