// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page that examines files, and of the map and the bytes, which the image page shows too. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/look.ts'
import * as en from './en/look.ts'

export const { lookText } = spoken({ en, de })
