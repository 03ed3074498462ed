/** Opening the user's browser. */
import { spawn } from 'node:child_process'

export interface Opener {
  readonly command: string
  readonly args: readonly string[]
}

/** What opens an address here; `null` where there is no screen to show a browser on. Pure. */
export function openerFor(
  address: string,
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): Opener | null {
  if (platform === 'win32')
    return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] }
  if (platform === 'darwin') return { command: 'open', args: [address] }
  const screen = environment['WAYLAND_DISPLAY'] || environment['DISPLAY'] || ''
  return screen === '' ? null : { command: 'xdg-open', args: [address] }
}

/** Best effort: the address is on screen anyway, so a browser that does not start is no failure. */
export function openBrowser({ command, args }: Opener): void {
  const child = spawn(command, [...args], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
