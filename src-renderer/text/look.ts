// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page that looks into files, and of the map and the bytes that it shares with the page of the image. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/look.ts'
import * as en from './en/look.ts'

export const { lookText } = spoken({ en, de })
