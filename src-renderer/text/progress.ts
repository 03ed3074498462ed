// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of a running job. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/progress.ts'
import * as en from './en/progress.ts'

export const { progressText } = spoken({ en, de })
