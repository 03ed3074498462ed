// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The app over HTTP and a WebSocket on 127.0.0.1: every local caller gets the page, only holders of a secret the
 * socket.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { maxImageBytes } from '../../../shared/calls-checks.ts'
import type { AppApi } from '../../../shared/contract.ts'
import { serveLink } from '../../../shared/wire-server.ts'
import { decodeFrame, encodeFrame, wireProtocol } from '../../../shared/wire.ts'
import { pageFile, pageHeaders } from '../page-files.ts'
import { offeredProtocols, pageRefusal, socketRefusal, socketSources } from './gatekeeper.ts'
import type { Refusal } from './gatekeeper.ts'
import { createSecrets } from './secrets.ts'
import { turnedAwayWords } from '../../../shared/text/serve.ts'

export interface WebServer {
  readonly port: number
  /** An address that opens the app once. A new call makes an earlier unused address invalid. */
  newAddress(): string
  /** Ends every connection and stops listening; idempotent. */
  close(): Promise<void>
}

/** Bytes: one image and its JSON. */
const maxFrameBytes = maxImageBytes + 1024 * 1024
/** Bytes of JSON from the page: ids, names and notes. The bytes of images are sent separately. */
const maxPageJsonBytes = 1024 * 1024
/** Connections without a secret; our page needs a few. */
const mostStrangers = 48
/** Requests are a few lines without a body; a sender slower than this is no browser. Milliseconds; bytes. */
const patience = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
} as const
/** A socket that does not answer a ping in this time, ms, is ended, so that dead pages are not served forever. */
const pingMs = 30_000
/** Time to read the reason of a refusal, ms. */
const refusedMs = 5000
/** RFC 6455 section 7.4.1: the other side sent data that is not accepted. */
const unacceptable = 1003

/**
 * Listens on 127.0.0.1 at `port`, 0 for any free one. Rejects with Node's error (`EADDRINUSE`, `EACCES`) when the port
 * is not available.
 */
export async function startWebServer(
  api: AppApi,
  pageDir: string,
  port: number,
): Promise<WebServer> {
  const secrets = createSecrets()
  const server = createServer(patience, (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  /** Connections that have not shown a secret yet, oldest first. */
  const strangers = new Set<Socket>()
  // Node does not track upgraded or refused sockets, and without this list it would never finish closing.
  const connections = new Set<Socket>()
  server.on('connection', (connection) => {
    connections.add(connection)
    strangers.add(connection)
    connection.once('close', () => {
      connections.delete(connection)
      strangers.delete(connection)
    })
    // A new connection is always accepted. The oldest one without a secret is closed for it.
    const [oldest] = strangers
    if (strangers.size > mostStrangers) oldest?.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const listening = (server.address() as AddressInfo).port

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = pageRefusal(request.method, request.headers, listening, request.url)
    for (const [name, value] of Object.entries(pageHeaders(socketSources(listening))))
      response.setHeader(name, value)
    if (refusal !== null) {
      response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' })
      return void response.end(`${refusal.text}\n`)
    }
    // The query has no meaning here, and the fragment is never sent.
    const file = await pageFile(pageDir, (request.url ?? '/').replace(/[?#].*$/s, ''))
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      return void response.end(`${turnedAwayWords.noPage}\n`)
    }
    response.writeHead(200, { 'content-type': file.contentType })
    response.end(request.method === 'HEAD' ? undefined : file.bytes)
  }

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: () => wireProtocol,
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const refusal = socketRefusal(request.url, request.headers, listening)
    if (refusal !== null) return refuse(stream, refusal)
    const secret = secrets.redeem(offeredProtocols(request.headers)[1] ?? '')
    if (secret === null) return refuse(stream, { status: 403, text: turnedAwayWords.used })
    strangers.delete(request.socket)
    sockets.handleUpgrade(request, stream, head, (socket) => serveSocket(api, socket, secret))
  })

  let closed: Promise<void> | null = null
  return {
    port: listening,
    newAddress: () => `http://127.0.0.1:${listening}/#t=${secrets.newToken()}`,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        for (const connection of connections) connection.destroy()
      })
      return closed
    },
  }
}

function refuse(stream: Duplex, { status, text }: Refusal): void {
  const reason = status === 421 ? 'Misdirected Request' : 'Forbidden'
  stream.end(
    `HTTP/1.1 ${status} ${reason}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n\r\n${text}\n`,
  )
  // If it is not read, the other end's close is not noticed, and the connection counts until the server stops.
  stream.resume()
  const late = setTimeout(() => stream.destroy(), refusedMs).unref()
  stream.once('close', () => clearTimeout(late))
}

function serveSocket(api: AppApi, socket: WebSocket, secret: string): void {
  let alive = true
  const ping = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, pingMs)
  socket.on('pong', () => (alive = true))
  socket.send(encodeFrame({ type: 'welcome', secret }))
  const link = serveLink(api, (message) => socket.send(encodeFrame(message)))
  socket.on('message', (data: Buffer, isBinary) => {
    try {
      if (!isBinary) throw new TypeError('a text message')
      link.receive(decodeFrame(data, maxPageJsonBytes))
    } catch {
      // Our page never sends invalid data, so this is another page, or another version of ours.
      socket.close(unacceptable)
    }
  })
  // A frame that is too large or broken: ws ends the socket itself, and 'close' follows.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearInterval(ping)
    link.end()
  })
}
