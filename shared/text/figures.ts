// SPDX-License-Identifier: GPL-3.0-or-later
/** The figures of a write, always in bytes: exact, and their sum is the size of the chip. */
import * as de from './de/figures.ts'
import * as en from './en/figures.ts'
import { spoken } from './language.ts'

export const { bytesText, planFigures, writeFigures } = spoken({ en, de })
