// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of `pin-one serve` in its terminal. `usualPort` is the port of bookmarks and tunnels. */
export const serveText = {
  help: (
    usualPort: number,
  ) => `pin-one serve: Pin One in a browser, for computers without a screen or without Electron

  pin-one serve [--port N] [--no-open] [--lang en|de]

  --port N     listen on 127.0.0.1:N (without it: ${usualPort}, or a free port if that is in use)
  --no-open    print the address only, do not open a browser
  --lang L     the language of this text and of the page
  --help       this text

Only this computer can connect. From another one: ssh -L ${usualPort}:127.0.0.1:${usualPort} user@host
The printed address works once. For a new address, press Enter where Pin One runs
(without a terminal: kill -USR2 to its process id).
`,
  badPort: (text: string): string =>
    `--port needs a number from 0 (any free port) to 65535, not "${text}".`,
  stopping: 'Stopping after the current step. Then Pin One releases the pins.',
  stopped: 'Stopped.',
  portInUse: (port: number, next: number): string =>
    `Port ${port} is in use, perhaps by another Pin One. Stop that one, or choose another port: pin-one serve --port ${next}`,
  portReserved: (port: number, usual: number): string =>
    `Port ${port} is kept for the system. Choose one above 1023: pin-one serve --port ${usual}`,
  cannotListen: (port: number, why: string): string =>
    `Pin One cannot listen on 127.0.0.1:${port}: ${why}`,
  running: (version: string): string => `Pin One ${version} is running. Its address works once:`,
  elsewhere: 'From another computer, first run there, then open the same address there:',
  keys: 'Press Enter for a new address, Ctrl+C to stop.',
  signals: (pid: number): string => `For a new address: kill -USR2 ${pid}. To stop: kill ${pid}.`,
  newAddress: 'A new address, which works once:',
  open: 'Open Pin One',
} as const

/** The text for a user whom the web page refuses. */
export const turnedAwayWords = {
  noPage: 'There is no such page in Pin One.',
  website: 'Another website may not use Pin One.',
  methods: 'Only GET and HEAD are answered.',
  page: 'Only the page of Pin One itself may connect.',
  used: 'This address was used before, or is not ours.',
  host: (port: number): string =>
    `This is Pin One on 127.0.0.1:${port}. Open that address. Through ssh, use the same port number: ssh -L ${port}:127.0.0.1:${port} user@host`,
}
