// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for the chips that a mainboard has. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/board-chips.ts'
import * as en from './en/board-chips.ts'

export const { boardChipsText } = spoken({ en, de })
