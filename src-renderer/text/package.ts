// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the package stage. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/package.ts'
import * as en from './en/package.ts'

export const { packageText } = spoken({ en, de })
