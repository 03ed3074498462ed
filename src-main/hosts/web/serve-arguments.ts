/** The words behind `pin-one serve`. Pure. */
import { parseArgs } from 'node:util'

/** Where a bookmark and a tunnel expect us. In no list of well-known services. */
export const usualPort = 8125

export interface ServeArguments {
  /** `null`: the usual one, or any free one where that is taken. */
  readonly port: number | null
  readonly open: boolean
  readonly help: boolean
}

export const serveHelp = `pin-one serve: Pin One in a browser, for computers without a screen or without Electron

  pin-one serve [--port N] [--no-open]

  --port N     listen on 127.0.0.1:N (without it: ${usualPort}, or a free port if that is in use)
  --no-open    print the address only, do not open a browser
  --help       this text

Only this computer can connect. From another one: ssh -L ${usualPort}:127.0.0.1:${usualPort} user@host
The printed address works once. For a new address, press Enter where Pin One runs
(without a terminal: kill -USR2 to its process id).
`

/** Throws an Error whose message says which word is not understood. */
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
  throw new Error(`--port needs a number from 0 (any free port) to 65535, not "${text}".`)
}
