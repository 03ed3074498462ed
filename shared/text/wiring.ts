// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of wires: the causes that fit, and the next look. */
import * as de from './de/wiring.ts'
import * as en from './en/wiring.ts'
import { spoken } from './language.ts'

export const {
  causeText,
  causeTitle,
  lookParts,
  lookText,
  lookTitle,
  causesHeading,
  looksHeading,
  sharePercent,
} = spoken({ en, de })
