// SPDX-License-Identifier: GPL-3.0-or-later
/** The demo, the practice device and the bridge on the command line. */
import * as de from './de/cli-demo.ts'
import * as en from './en/cli-demo.ts'
import { spoken } from './language.ts'

export const { demoWords, servingWords, serveEventText } = spoken({ en, de })
