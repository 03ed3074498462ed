// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the help for files that do not fit as they are. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/image-help.ts'
import * as en from './en/image-help.ts'

export const { imageHelpText } = spoken({ en, de })
