// SPDX-License-Identifier: GPL-3.0-or-later
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/review.ts'
import * as en from './en/review.ts'

export const { reviewText, protectionLead } = spoken({ en, de })
