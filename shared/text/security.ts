// SPDX-License-Identifier: GPL-3.0-or-later
/** What was read beside a backup: the unique ID and the security registers. */
import * as de from './de/security.ts'
import * as en from './en/security.ts'
import { spoken } from './language.ts'

export const { securityWords, securityShort } = spoken({ en, de })
