// SPDX-License-Identifier: GPL-3.0-or-later
/** Last words of a run of the command line. */
import * as de from './de/cli-outcome.ts'
import * as en from './en/cli-outcome.ts'
import { spoken } from './language.ts'

export const { faultHints, blockerHints, otherHints, endWords } = spoken({ en, de })
