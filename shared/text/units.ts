// SPDX-License-Identifier: GPL-3.0-or-later
/** Words beside numbers. */
import * as de from './de/units.ts'
import * as en from './en/units.ts'
import { spoken } from './language.ts'

export const { unitText } = spoken({ en, de })
