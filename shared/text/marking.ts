// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of a marking, and of the parts that may be meant by it. Millivolts in, volts out. */
import * as de from './de/marking.ts'
import * as en from './en/marking.ts'
import { spoken } from './language.ts'

export const { supplyText, nearText, seriesText, noSuchNameText, disagreementText, mismatchText } =
  spoken({ en, de })
