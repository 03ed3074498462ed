// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the set-up steps and of programmers on another computer. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/setup.ts'
import * as en from './en/setup.ts'

export const { setupText } = spoken({ en, de })
