// SPDX-License-Identifier: GPL-3.0-or-later
/** Lines that list what is inside a file, for the command line and the page. */
import * as de from './de/image-report.ts'
import * as en from './en/image-report.ts'
import { spoken } from './language.ts'

export { findingText } from './image.ts'
export const { contentLines } = spoken({ en, de })
