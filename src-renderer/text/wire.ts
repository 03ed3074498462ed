// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the wiring stage. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/wire.ts'
import * as en from './en/wire.ts'

export const { wireText, momentText, adapterText } = spoken({ en, de })
