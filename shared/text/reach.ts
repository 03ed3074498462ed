// SPDX-License-Identifier: GPL-3.0-or-later
/** What to check when a programmer does not respond, by its connection. */
import * as de from './de/reach.ts'
import * as en from './en/reach.ts'
import { spoken } from './language.ts'

export const { lookAtLink, restartLink, reconnectLink } = spoken({ en, de })
