// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the list of backups. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/backups.ts'
import * as en from './en/backups.ts'

export const { backupsText } = spoken({ en, de })
