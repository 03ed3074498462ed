// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page after a write that did not end verified. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/recover.ts'
import * as en from './en/recover.ts'

export const { recoverText } = spoken({ en, de })
