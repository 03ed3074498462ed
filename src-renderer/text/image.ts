// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the image stage. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/image.ts'
import * as en from './en/image.ts'

export const { imageText } = spoken({ en, de })
