// SPDX-License-Identifier: GPL-3.0-or-later
/** For tests: the browser functions that the page's bridge needs, implemented with Node. */
import { request } from 'node:http'
import { WebSocket } from 'ws'
import type { WebSurroundings } from '../../src-renderer/client/link-bridge.ts'

/** A tab opened on `address`, whose sockets are added to `sockets` so that a test can cut them. */
export function nodeSurroundings(address: string, sockets: WebSocket[]): WebSurroundings {
  const { host, hash, origin } = new URL(address)
  const kept: string[] = [hash.slice('#t='.length)]
  let closed = false
  return {
    secrets: () => [...kept],
    keepSecret: (secret) => void kept.splice(0, kept.length, secret),
    openSocket(protocols) {
      const socket = new WebSocket(`ws://${host}/app`, [...protocols], { origin })
      sockets.push(socket)
      socket.on('error', () => undefined)
      return {
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(frame)
        },
        close: () => socket.close(),
        onFrame: (listener) =>
          void socket.on('message', (data: Buffer) => listener(new Uint8Array(data))),
        onClose: (listener) =>
          void socket.once('close', () => {
            closed ||= sockets.length === 0
            if (!closed) listener()
          }),
      }
    },
    hostAnswers: () =>
      new Promise((resolve) => {
        const asked = request(origin, { method: 'HEAD' }, (response) => {
          response.resume()
          resolve(response.statusCode === 200)
        })
        asked.on('error', () => resolve(false))
        asked.end()
      }),
    // Timers of a finished test must not delay it.
    now: () => performance.now(),
    after: (ms, act) => void setTimeout(act, ms).unref(),
    every(ms, act) {
      const timer = setInterval(act, ms).unref()
      return () => clearInterval(timer)
    },
  }
}
