// SPDX-License-Identifier: GPL-3.0-or-later
/** Why Pin One refuses the CH341A. */
import * as de from './de/ch341a.ts'
import * as en from './en/ch341a.ts'
import { spoken } from './language.ts'

export const { ch341aReason } = spoken({ en, de })
