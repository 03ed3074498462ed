// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said while a chip takes longer than expected, or a programmer does not answer in time. */
import * as de from './de/slow.ts'
import * as en from './en/slow.ts'
import { spoken } from './language.ts'

export const { slowText } = spoken({ en, de })
