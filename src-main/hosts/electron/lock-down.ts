// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Denies by default: navigation, windows, webviews, permissions, devices and the network; serves files from one
 * directory only.
 */
import { protocol, session, shell } from 'electron'
import type { App } from 'electron'
import { pageFile, pageHeaders } from '../page-files.ts'
import { turnedAwayWords } from '../../../shared/text/serve.ts'
import {
  isPageAddress,
  isPermitted,
  mayOpenOutside,
  pageOrigin,
  pageScheme,
  reachesNetwork,
} from './origin.ts'

/** Applies to all web contents, also unexpected ones; call it before the app is ready. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (!isPageAddress(event.url)) event.preventDefault()
    }
    // WebRTC ignores connect-src and onBeforeRequest, and no policy of a page can turn it off. This allows it only the
    // proxy of the session, and `servePage` sets a proxy that does not exist.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
}

/** Nothing listens on this port, and only the administrator could; loopback addresses use the proxy too. */
const nowhere = { proxyRules: '127.0.0.1:1', proxyBypassRules: '<-loopback>' } as const

/** Serves the page under `app://pin-one/` and closes the session to everything else; call it when the app is ready. */
export async function servePage(pageDir: string): Promise<void> {
  const headers = pageHeaders([])
  protocol.handle(pageScheme, async ({ url }) => {
    const { host, pathname } = new URL(url)
    const file = `${pageScheme}://${host}` === pageOrigin ? await pageFile(pageDir, pathname) : null
    if (file === null) return new Response(turnedAwayWords.noPage, { status: 404, headers })
    return new Response(file.bytes, { headers: { ...headers, 'content-type': file.contentType } })
  })
  const { defaultSession } = session
  await defaultSession.setProxy({ mode: 'fixed_servers', ...nowhere })
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(isPermitted(permission, requestingUrl)),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin.endsWith('/') ? origin : `${origin}/`),
  )
  // Only the app uses serial ports and USB, never the page.
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: reachesNetwork(url) }),
  )
}
