// SPDX-License-Identifier: GPL-3.0-or-later
/** Names for the operation of a busy chip. */
import * as de from './de/chip-acts.ts'
import * as en from './en/chip-acts.ts'
import { spoken } from './language.ts'

export const { chipActText } = spoken({ en, de })
