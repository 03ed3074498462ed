// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for images that would fill the memory of this computer. `remedyFor` replaces `{fact}`. */
import * as de from './de/memory.ts'
import * as en from './en/memory.ts'
import { spoken } from './language.ts'

export const { noRoomWords } = spoken({ en, de })
