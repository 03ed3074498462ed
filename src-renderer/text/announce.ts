// SPDX-License-Identifier: GPL-3.0-or-later
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/announce.ts'
import * as en from './en/announce.ts'

export const { phaseText, announce } = spoken({ en, de })
