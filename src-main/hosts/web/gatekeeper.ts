// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Checks every request before anything else uses it. The server listens on 127.0.0.1, but every website open in the
 * user's browser can send requests there; these rules tell them from our own page. Pure.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { wireProtocol } from '../../../shared/wire.ts'
import { turnedAwayWords } from '../../../shared/text/serve.ts'

export interface Refusal {
  readonly status: 403 | 405 | 421
  /** Text for users who see it in a browser or a terminal. */
  readonly text: string
}

/**
 * A website whose name suddenly resolves to 127.0.0.1 (DNS rebinding) still sends its own name as Host. For the same
 * reason a tunnel must keep the port number: `ssh -L 8125:127.0.0.1:8125`.
 */
function hostRefusal(headers: IncomingHttpHeaders, port: number): Refusal | null {
  const { host } = headers
  if (hostNames(port).some((name) => name === host)) return null
  return {
    status: 421,
    text: turnedAwayWords.host(port),
  }
}

/** Browsers omit port 80 of http. */
function hostNames(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])
}

/** Sources for the content security policy: where the page may open a socket. */
export function socketSources(port: number): readonly string[] {
  return hostNames(port).map((name) => `ws://${name}`)
}

/** The user opens our page in a tab; the page's policy forbids frames. */
function isVisit(url: string | undefined, headers: IncomingHttpHeaders): boolean {
  return (
    url === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  )
}

function siteRefusal(headers: IncomingHttpHeaders): Refusal | null {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return null
  return { status: 403, text: turnedAwayWords.website }
}

/** Rules for the files of the page. They are not secret; only the socket is. */
export function pageRefusal(
  method: string | undefined,
  headers: IncomingHttpHeaders,
  port: number,
  url?: string,
): Refusal | null {
  const wrongHost = hostRefusal(headers, port)
  if (wrongHost !== null) return wrongHost
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: turnedAwayWords.methods }
  // From a bookmark, a link, or the file that opens the browser (`open-file.ts`).
  return isVisit(url, headers) ? null : siteRefusal(headers)
}

/** Rules for the socket: our own path, our own page as exact origin, our own protocol. The secret is checked later. */
export function socketRefusal(
  url: string | undefined,
  headers: IncomingHttpHeaders,
  port: number,
): Refusal | null {
  const wrongHost = hostRefusal(headers, port)
  if (wrongHost !== null) return wrongHost
  const refusal: Refusal = { status: 403, text: turnedAwayWords.page }
  if (url !== '/app' || headers.origin !== `http://${headers.host ?? ''}`) return refusal
  if (offeredProtocols(headers)[0] !== wireProtocol) return refusal
  return siteRefusal(headers)
}

/** The subprotocols that the page offers: the name of the protocol, then its secret. */
export function offeredProtocols(headers: IncomingHttpHeaders): readonly string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((text) => text.trim())
}
