// SPDX-License-Identifier: GPL-3.0-or-later
/** Legs of a chip, by their numbers. */
import * as de from './de/legs.ts'
import * as en from './en/legs.ts'
import { spoken } from './language.ts'

export const { legText } = spoken({ en, de })
