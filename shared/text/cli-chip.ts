// SPDX-License-Identifier: GPL-3.0-or-later
/** What the command line says while it talks to a chip. */
import * as de from './de/cli-chip.ts'
import * as en from './en/cli-chip.ts'
import { spoken } from './language.ts'

export const { sessionWords, recoveryWords, phaseWords, stopKey } = spoken({ en, de })
