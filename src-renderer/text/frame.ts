// SPDX-License-Identifier: GPL-3.0-or-later
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/frame.ts'
import * as en from './en/frame.ts'

export const { frame } = spoken({ en, de })
