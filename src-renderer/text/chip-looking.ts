// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for looking at a chip: which package it is, and what is printed on it. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/chip-looking.ts'
import * as en from './en/chip-looking.ts'

export const { chipLookingText } = spoken({ en, de })
