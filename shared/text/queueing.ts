// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about queued commands to a programmer. */
import * as de from './de/queueing.ts'
import * as en from './en/queueing.ts'
import { spoken } from './language.ts'

export const { queueingWords } = spoken({ en, de })
