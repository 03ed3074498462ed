// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a list of verdicts. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/verdict.ts'
import * as en from './en/verdict.ts'

export const { verdictText } = spoken({ en, de })
