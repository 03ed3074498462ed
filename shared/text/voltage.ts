// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a chip with too high a supply voltage. Input in millivolts, output in volts. */
import * as de from './de/voltage.ts'
import * as en from './en/voltage.ts'
import { spoken } from './language.ts'

export const { tooHighText } = spoken({ en, de })
