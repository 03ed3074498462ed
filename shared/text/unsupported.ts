// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said where Pin One cannot use a programmer, or cannot do something with a chip. */
import * as de from './de/unsupported.ts'
import * as en from './en/unsupported.ts'
import { spoken } from './language.ts'

export const { unsupportedLinkText, unsupportedChipText } = spoken({ en, de })
