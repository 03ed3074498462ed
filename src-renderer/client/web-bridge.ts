// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The browser's functions for the bridge to the web host: the secret of this tab, a socket, and a test whether the host
 * answers.
 */
import { everyMs } from '../../shared/heartbeat.ts'
import type { Bridge } from './connection.ts'
import { bridgeThrough } from './link-bridge.ts'
import type { FrameSocket, WebSurroundings } from './link-bridge.ts'

export function webBridge(window: Window): Bridge {
  return bridgeThrough(browserSurroundings(window))
}

const secretKey = 'pin-one.secret'
const answerLimitMs = 5000

function browserSurroundings(window: Window): WebSurroundings {
  const { location, sessionStorage, history } = window
  return {
    secrets() {
      const token = new URLSearchParams(location.hash.slice(1)).get('t')
      const kept = sessionStorage.getItem(secretKey)
      // The token works only once, so it is removed from the address: no bookmark or copy should hold it.
      if (token !== null) history.replaceState(null, '', location.pathname)
      return [token, kept].filter((secret) => secret !== null)
    },
    keepSecret: (secret) => sessionStorage.setItem(secretKey, secret),
    openSocket: (protocols) =>
      frameSocket(new WebSocket(`ws://${location.host}/app`, [...protocols])),
    async hostAnswers() {
      try {
        const signal = AbortSignal.timeout(answerLimitMs)
        return (await fetch('/', { method: 'HEAD', cache: 'no-store', signal })).ok
      } catch {
        return false
      }
    },
    after: (ms, act) => void setTimeout(act, ms),
    now: () => performance.now(),
    every: everyMs,
  }
}

function frameSocket(socket: WebSocket): FrameSocket {
  socket.binaryType = 'arraybuffer'
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    close: () => socket.close(),
    onFrame(listener) {
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data instanceof ArrayBuffer) listener(new Uint8Array(data))
        else socket.close()
      })
    },
    onClose: (listener) => socket.addEventListener('close', listener, { once: true }),
  }
}
