// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for looking at a chip: its package and its marking. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/chip-looking.ts'
import * as en from './en/chip-looking.ts'

export const { chipLookingText } = spoken({ en, de })
