// SPDX-License-Identifier: GPL-3.0-or-later
/** Why a backup cannot be used; the same words in the lists of the page and of the command line. */
import * as de from './de/lost-backup.ts'
import * as en from './en/lost-backup.ts'
import { spoken } from './language.ts'

export const { lostBackupText } = spoken({ en, de })
