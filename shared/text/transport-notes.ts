// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about an open programmer in the log, in the report and for `-V`. */
import * as de from './de/transport-notes.ts'
import * as en from './en/transport-notes.ts'
import { spoken } from './language.ts'

export const { noteText } = spoken({ en, de })
