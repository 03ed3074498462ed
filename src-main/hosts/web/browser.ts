// SPDX-License-Identifier: GPL-3.0-or-later
/** Opening the user's browser. */
import { spawn } from 'node:child_process'

export interface Opener {
  readonly command: string
  readonly args: readonly string[]
}

/** Whether there is a screen for a browser. Pure. */
export function hasScreen(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return (environment['WAYLAND_DISPLAY'] || environment['DISPLAY'] || '') !== ''
}

/** The command that opens an address here. Every user of the computer can read it, so it must hold no secret. Pure. */
export function openerFor(address: string, platform: string): Opener {
  if (platform === 'win32')
    return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] }
  return { command: platform === 'darwin' ? 'open' : 'xdg-open', args: [address] }
}

/** Best effort: the address is also on screen, so a browser that does not start is no failure. */
export function openBrowser({ command, args }: Opener): void {
  const child = spawn(command, [...args], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
