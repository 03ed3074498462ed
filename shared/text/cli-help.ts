// SPDX-License-Identifier: GPL-3.0-or-later
/** The help of the command line. */
import * as de from './de/cli-help.ts'
import * as en from './en/cli-help.ts'
import { spoken } from './language.ts'

export const { helpText, practiceHelpText, practiceFaultSentences } = spoken({ en, de })
