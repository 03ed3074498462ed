// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the first step. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/programmer.ts'
import * as en from './en/programmer.ts'

export const { programmerText } = spoken({ en, de })
