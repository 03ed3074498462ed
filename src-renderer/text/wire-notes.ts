// SPDX-License-Identifier: GPL-3.0-or-later
/** What has to be known while wires are connected, in few words: the drawing beside it says the rest. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/wire-notes.ts'
import * as en from './en/wire-notes.ts'

export const { wireNoteText } = spoken({ en, de })
