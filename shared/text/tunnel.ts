// SPDX-License-Identifier: GPL-3.0-or-later
/** Why there is no connection to another computer, and how to get one. */
import * as de from './de/tunnel.ts'
import * as en from './en/tunnel.ts'
import { spoken } from './language.ts'

export const { tunnelWords, tunnelMeaning, tunnelSteps } = spoken({ en, de })
