// SPDX-License-Identifier: GPL-3.0-or-later
/** Words in and beside the drawings. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/drawing.ts'
import * as en from './en/drawing.ts'

export const { drawingText, lineText } = spoken({ en, de })
