// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the board stage. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/board.ts'
import * as en from './en/board.ts'

export const { boardText } = spoken({ en, de })
