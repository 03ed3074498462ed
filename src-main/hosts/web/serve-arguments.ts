// SPDX-License-Identifier: GPL-3.0-or-later
/** Parses the options of `pin-one serve`. Pure. */
import { parseArgs } from 'node:util'
import { serveText } from '../../../shared/text/serve.ts'

/** Default port, for bookmarks and tunnels. In no list of well-known services. */
export const usualPort = 8125

export interface ServeArguments {
  /** `null`: the default port, or any free one when it is in use. */
  readonly port: number | null
  readonly open: boolean
  readonly help: boolean
}

export const serveHelp = (): string => serveText.help(usualPort)

/** Throws an Error whose message names the option that is not understood. */
export function serveArguments(words: readonly string[]): ServeArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  return {
    port: values.port === undefined ? null : portOf(values.port),
    open: values['no-open'] !== true,
    help: values.help === true,
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Error(serveText.badPort(text))
}
