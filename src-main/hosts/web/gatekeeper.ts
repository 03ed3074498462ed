// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What a request must look like before anything else is done with it. The server listens on 127.0.0.1, but every
 * website open in the user's browser can send requests there; these rules tell them from our own page. Pure.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { wireProtocol } from '../../../shared/wire.ts'
import { turnedAwayWords } from '../../../shared/text/serve.ts'

export interface Refusal {
  readonly status: 403 | 405 | 421
  /** For the person who looks at it in a browser or a terminal. */
  readonly text: string
}

/**
 * A website whose name suddenly resolves to 127.0.0.1 (DNS rebinding) still sends its own name as Host. A tunnel has
 * to keep the port number for the same reason: `ssh -L 8125:127.0.0.1:8125`.
 */
function hostRefusal(headers: IncomingHttpHeaders, port: number): Refusal | null {
  const { host } = headers
  if (hostNames(port).some((name) => name === host)) return null
  return {
    status: 421,
    text: turnedAwayWords.host(port),
  }
}

/** Browsers leave out the port of http, 80. */
function hostNames(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])
}

/** What the page may open a socket to, as sources of a content security policy. */
export function socketSources(port: number): readonly string[] {
  return hostNames(port).map((name) => `ws://${name}`)
}

/** Somebody goes to our page, in a tab of its own; frames are refused by the page's policy. */
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

/** Rules for the files of the page. They are not a secret; only the socket is. */
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

/** Rules for the socket: our own path, our own page as exact origin, our own protocol. The secret comes after. */
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

/** What the page offers as subprotocols: the name of the protocol, then its secret. */
export function offeredProtocols(headers: IncomingHttpHeaders): readonly string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((text) => text.trim())
}
