// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a running write, and of one that ended before any byte was written. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/write.ts'
import * as en from './en/write.ts'

export const { writeText } = spoken({ en, de })
