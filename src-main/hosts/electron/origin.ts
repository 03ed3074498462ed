// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Which addresses belong to the page, and which senders are trusted. Pure, so that the rules can be tested without
 * Electron.
 */

export const pageScheme = 'app'
export const pageOrigin = `${pageScheme}://pin-one`
export const pageAddress = `${pageOrigin}/index.html`

/** Whether an address belongs to our page; `app://pin-one.example/` and `app://pin-one@example/` do not. */
export function isPageAddress(address: string): boolean {
  return address.startsWith(`${pageOrigin}/`)
}

/** Schemes that never reach a network. `devtools:` is only there when the program is not packaged. */
const localSchemes: ReadonlySet<string> = new Set([`${pageScheme}:`, 'blob:', 'data:', 'devtools:'])

export function reachesNetwork(address: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase() ?? ''
  return !localSchemes.has(scheme)
}

/** Pages that a link may open in the user's own browser: the guide, and where the parts come from. */
const linked: readonly string[] = [
  'https://libreboot.org/',
  'https://flashprog.org/',
  'https://www.flashrom.org/',
  'https://github.com/',
  'https://codeberg.org/',
  'https://www.raspberrypi.com/',
]

/** Whether a link of the page may be opened in the browser: https, a listed site, no user name in it. */
export function mayOpenOutside(address: string): boolean {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return false
  }
  return url.username === '' && url.password === '' && linked.includes(`${url.origin}/`)
}

/** The facts about the sender of a call that Electron supplies; Electron's types stay in the main file. */
export interface Sender {
  /** The message came from the contents of our window. */
  readonly isOurWindow: boolean
  /** Not a frame inside the page. */
  readonly isTopFrame: boolean
  readonly address: string
}

export function isTrusted({ isOurWindow, isTopFrame, address }: Sender): boolean {
  return isOurWindow && isTopFrame && isPageAddress(address)
}

/** The only browser permission of the page: the copy buttons write text to the clipboard. */
export function isPermitted(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isPageAddress(address)
}
