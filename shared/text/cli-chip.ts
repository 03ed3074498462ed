// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line while it communicates with a chip. */
import * as de from './de/cli-chip.ts'
import * as en from './en/cli-chip.ts'
import { spoken } from './language.ts'

export const { sessionWords, recoveryWords, phaseWords, stopKey } = spoken({ en, de })
