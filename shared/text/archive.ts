// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about archives, for the page, the command line and the log. */
import * as de from './de/archive.ts'
import * as en from './en/archive.ts'
import { spoken } from './language.ts'

export const { archiveRemedies } = spoken({ en, de })
