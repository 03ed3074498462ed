// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the command line about files. */
import * as de from './de/cli-files.ts'
import * as en from './en/cli-files.ts'
import { spoken } from './language.ts'

export const {
  fileWords,
  readWords,
  regionFileWords,
  levelWords,
  imageWords,
  archiveWords,
  partWords,
} = spoken({ en, de })
