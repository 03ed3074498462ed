// SPDX-License-Identifier: GPL-3.0-or-later
/** The app behind HTTP and a WebSocket on 127.0.0.1: the page for any local caller, the socket for a secret. */
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
  /** An address that opens the app once. Asking again makes the last one void if nobody used it. */
  newAddress(): string
  /** Ends every connection and stops listening; idempotent. */
  close(): Promise<void>
}

/** One image and the JSON around it. */
const maxFrameBytes = maxImageBytes + 1024 * 1024
/** JSON of the page: ids, names and notes. Bytes of images travel beside it. */
const maxPageJsonBytes = 1024 * 1024
/** Our page needs a handful. */
const mostStrangers = 48
/** Requests are a few lines without a body: who is slower than this is not a browser. Milliseconds; bytes. */
const patience = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
} as const
/** A socket that does not answer a ping in this time is ended, so that no dead page is served without end. */
const pingMs = 30_000
/** Long enough to read why one was refused. */
const refusedMs = 5000
/** RFC 6455 section 7.4.1: the other side sent what we cannot take. */
const unacceptable = 1003

/**
 * Listens on 127.0.0.1 at `port`, 0 for any free one. Rejects with Node's error (`EADDRINUSE`, `EACCES`) when that
 * cannot be had.
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
  /** Connections that have shown no secret, oldest first. */
  const strangers = new Set<Socket>()
  // Node forgets what has been upgraded or refused an upgrade, and would never finish closing.
  const connections = new Set<Socket>()
  server.on('connection', (connection) => {
    connections.add(connection)
    strangers.add(connection)
    connection.once('close', () => {
      connections.delete(connection)
      strangers.delete(connection)
    })
    // A new connection is always served. The one that has waited longest without a secret makes room.
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
    // The query says nothing here, and the fragment never arrives.
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
  // Unread, the other end's goodbye would never be noticed, and the connection would count until we stop.
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
      // Nothing that our page sends is garbled, so this is not our page, or not this version of it.
      socket.close(unacceptable)
    }
  })
  // Too large a frame, a broken one: ws ends the socket itself, and 'close' follows.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearInterval(ping)
    link.end()
  })
}
