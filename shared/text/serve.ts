// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of `pin-one serve` in its terminal. `usualPort` is the port of bookmarks and tunnels. */
import * as de from './de/serve.ts'
import * as en from './en/serve.ts'
import { spoken } from './language.ts'

export const { serveText, turnedAwayWords } = spoken({ en, de })
