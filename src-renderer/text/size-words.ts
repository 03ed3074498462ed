// SPDX-License-Identifier: GPL-3.0-or-later
/** Words beside sizes and times. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/size-words.ts'
import * as en from './en/size-words.ts'

export const { sizeWords } = spoken({ en, de })
