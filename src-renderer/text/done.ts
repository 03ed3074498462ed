// SPDX-License-Identifier: GPL-3.0-or-later
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/done.ts'
import * as en from './en/done.ts'

export const { doneText } = spoken({ en, de })
