// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a marking, and the parts that it may mean. Input in millivolts, output in volts. */
import * as de from './de/marking.ts'
import * as en from './en/marking.ts'
import { spoken } from './language.ts'

export const { supplyText, nearText, seriesText, noSuchNameText, disagreementText, mismatchText } =
  spoken({ en, de })
