// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a command line that cannot be understood. */
import * as de from './de/cli-usage.ts'
import * as en from './en/cli-usage.ts'
import { spoken } from './language.ts'

export const { usageWords, peerAnswers } = spoken({ en, de })
