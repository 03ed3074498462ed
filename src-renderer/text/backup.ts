// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the page for the two backup reads. */
import { spoken } from '../../shared/text/language.ts'
import * as de from './de/backup.ts'
import * as en from './en/backup.ts'

export { shapeText } from '../../shared/text/shapes.ts'
export const { backupText } = spoken({ en, de })
