// SPDX-License-Identifier: GPL-3.0-or-later
/** Words about a chip that responds but is not an SPI NOR flash. */
import * as de from './de/other-memory.ts'
import * as en from './en/other-memory.ts'
import { spoken } from './language.ts'

export const { otherMemoryWords, noIdWords } = spoken({ en, de })
