// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line about writing and erasing. */
import * as de from './de/cli-write.ts'
import * as en from './en/cli-write.ts'
import { spoken } from './language.ts'

export const { writeWords } = spoken({ en, de })
