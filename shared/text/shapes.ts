// SPDX-License-Identifier: GPL-3.0-or-later
/** What the pattern of different bytes points to, a whole sentence for each; for two reads and for a chip and a file. */
import * as de from './de/shapes.ts'
import * as en from './en/shapes.ts'
import { spoken } from './language.ts'

export const { shapeText } = spoken({ en, de })
