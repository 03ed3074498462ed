// SPDX-License-Identifier: GPL-3.0-or-later
/** English words for the parts of an image for several chips, for the command line and the page. */
import * as de from './de/chip-parts.ts'
import * as en from './en/chip-parts.ts'
import { spoken } from './language.ts'

export const { splitByText, partForText } = spoken({ en, de })
