// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the desktop around the window: the menu, the question before leaving, the notice when work has ended. */
import * as de from './de/desktop.ts'
import * as en from './en/desktop.ts'
import { spoken } from './language.ts'

export const { desktopText } = spoken({ en, de })
