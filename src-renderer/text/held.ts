// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the list of files and backups that the app holds. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/held.ts'
import * as en from './en/held.ts'

export const { heldText } = spoken({ en, de })
