// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a programmer that Pin One cannot use, or an operation that it cannot do on a chip. */
import * as de from './de/unsupported.ts'
import * as en from './en/unsupported.ts'
import { spoken } from './language.ts'

export const { unsupportedLinkText, unsupportedChipText } = spoken({ en, de })
