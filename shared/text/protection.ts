// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about protection that blocks a write, and about commands without effect. `{fact}` is replaced later. */
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
