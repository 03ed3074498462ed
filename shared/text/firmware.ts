// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for a file that cannot be copied to a programmer as its firmware. */
import * as de from './de/firmware.ts'
import * as en from './en/firmware.ts'
import { spoken } from './language.ts'

export const { notFirmwareWords, wrongFirmwareWords } = spoken({ en, de })
