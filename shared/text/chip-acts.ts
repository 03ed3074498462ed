// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip was busy with, as a name. */
import * as de from './de/chip-acts.ts'
import * as en from './en/chip-acts.ts'
import { spoken } from './language.ts'

export const { chipActText } = spoken({ en, de })
