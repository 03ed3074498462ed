// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for stored files and folders that Pin One cannot use. */
import * as de from './de/files.ts'
import * as en from './en/files.ts'
import { spoken } from './language.ts'

export const { fileText, userFileText, vaultNoteText } = spoken({ en, de })
