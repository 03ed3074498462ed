// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said of ports and programmers that cannot be had, and of who has them. */
import * as de from './de/ports.ts'
import * as en from './en/ports.ts'
import { spoken } from './language.ts'

export const { serviceWords, portText } = spoken({ en, de })
