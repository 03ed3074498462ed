// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the reference: its own frame, not the guide's text (that is data). */
import { spoken } from '../../../shared/text/language.ts'
import * as de from '../de/reference/words.ts'
import * as en from '../en/reference/words.ts'

export const { referenceText, guideStepText } = spoken({ en, de })
