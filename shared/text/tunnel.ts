// SPDX-License-Identifier: GPL-3.0-or-later
/** Why the way to another computer is closed, and what opens it. */
import * as de from './de/tunnel.ts'
import * as en from './en/tunnel.ts'
import { spoken } from './language.ts'

export const { tunnelWords, tunnelMeaning, tunnelSteps } = spoken({ en, de })
