// SPDX-License-Identifier: GPL-3.0-or-later
/** English lines about what is inside an archive, for the command line and the page. */
import * as de from './de/archive-list.ts'
import * as en from './en/archive-list.ts'
import { spoken } from './language.ts'

export const { entryLine, proposalText } = spoken({ en, de })
