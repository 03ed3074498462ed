// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said when images would fill the memory of this machine. `{fact}` is filled in by `remedyFor`. */
import * as de from './de/memory.ts'
import * as en from './en/memory.ts'
import { spoken } from './language.ts'

export const { noRoomWords } = spoken({ en, de })
