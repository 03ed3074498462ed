// SPDX-License-Identifier: GPL-3.0-or-later
/** How well the replies came through, in words. */
import * as de from './de/signal.ts'
import * as en from './en/signal.ts'
import { spoken } from './language.ts'

export const { signalText, rungText, signalHeading, signalNote } = spoken({ en, de })
