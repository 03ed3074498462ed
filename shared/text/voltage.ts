// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of a chip on too high a supply. Millivolts in, volts out. */
import * as de from './de/voltage.ts'
import * as en from './en/voltage.ts'
import { spoken } from './language.ts'

export const { tooHighText } = spoken({ en, de })
