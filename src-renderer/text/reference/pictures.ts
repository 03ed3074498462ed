// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the pictures of things. */
import { spoken } from '../../../shared/text/language.ts'
import * as de from '../de/reference/pictures.ts'
import * as en from '../en/reference/pictures.ts'

export const { pictureText } = spoken({ en, de })
