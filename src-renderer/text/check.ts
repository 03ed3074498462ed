// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the live check: the detected chip, or the possible causes if there is none. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/check.ts'
import * as en from './en/check.ts'

export const { checkText, likelyText } = spoken({ en, de })
