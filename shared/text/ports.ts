// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about ports and programmers that cannot be used, and the programs that use them. */
import * as de from './de/ports.ts'
import * as en from './en/ports.ts'
import { spoken } from './language.ts'

export const { serviceWords, portText } = spoken({ en, de })
