// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The likely cause of a pattern of different bytes, a whole sentence for each; for two reads, and for a chip and a
 * file.
 */
import * as de from './de/shapes.ts'
import * as en from './en/shapes.ts'
import { spoken } from './language.ts'

export const { shapeText } = spoken({ en, de })
