// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of protection that stands in the way, and of commands that did nothing. `{fact}` is filled in later. */
import * as de from './de/protection.ts'
import * as en from './en/protection.ts'
import { spoken } from './language.ts'

export const {
  protectionText,
  owedText,
  liftChoices,
  liftStep,
  lockedWords,
  notRestoredWords,
  settingRefusedWords,
  ignoredWords,
  noWriteEnableWords,
  programWrongWords,
} = spoken({ en, de })
