// SPDX-License-Identifier: GPL-3.0-or-later
/** A simulated serprog programmer on a loopback TCP port: one client at a time, and a new programmer for each. */
import net from 'node:net'
import { Fault } from '../../../shared/fault.ts'
import type { ServeEvent } from '../../../shared/model/serve-event.ts'
import type { Programmer } from './untimed.ts'

export interface SerprogTcpOptions {
  /** `127.0.0.1:PORT`; port 0 picks one. */
  readonly listen: string
  /** Makes a programmer for a new client. `output` receives its bytes, valid during the call only. */
  readonly plug: (output: (chunk: Uint8Array) => void, unplugged: () => void) => Programmer
  /** Called once when serving has ended or could not start. */
  readonly dispose: () => void
  readonly tell?: (event: ServeEvent) => void
}

export interface SerprogTcp {
  /** What a client opens: `127.0.0.1:PORT`. */
  readonly address: string
  /** Idempotent. Disconnects the client. */
  readonly close: () => Promise<void>
}

const USB_PACKET_BYTES = 64
/** Unread output, bytes, above which no more commands are read from a client. */
const BACKLOG_BYTES = 1 << 20

/** How long a new client waits, ms: the end of the last client's connection may still be on its way. */
const FAREWELL_MS = 500

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1']

function parseListen(listen: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[(?<six>[^\]]+)\]|(?<four>[^:]*)):(?<port>\d{1,5})$/u.exec(listen)
  const host = match?.groups?.['six'] ?? match?.groups?.['four'] ?? ''
  const port = Number(match?.groups?.['port'] ?? Number.NaN)
  if (!LOOPBACK.includes(host) || !(port < 65_536))
    throw new Fault('link.bad-address', {
      programmerId: listen,
      problem: { code: 'not-loopback', listen },
    })
  return { host, port }
}

/** Throws `link.bad-address` for an address that is not loopback, `link.busy` for one in use. */
export async function serveSerprogTcp(options: SerprogTcpOptions): Promise<SerprogTcp> {
  const { listen, plug, dispose, tell = (): void => {} } = options
  let place: { readonly host: string; readonly port: number }
  try {
    place = parseListen(listen)
  } catch (error) {
    dispose()
    throw error
  }
  const { host, port } = place
  let client: net.Socket | null = null
  let closing = false
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (client === null) {
      admit(socket)
      return
    }
    const tooLong = setTimeout(() => {
      tell({ code: 'client-refused' })
      socket.destroy()
    }, FAREWELL_MS)
    socket.on('close', () => clearTimeout(tooLong))
    client.once('close', () => {
      clearTimeout(tooLong)
      // A waiting client must not be admitted while the server closes.
      if (socket.destroyed || closing) return
      if (client === null) admit(socket)
      else socket.destroy()
    })
  })
  const admit = (socket: net.Socket): void => {
    client = socket
    socket.setNoDelay(true)
    tell({ code: 'client-came' })
    const programmer = plug(
      (chunk) => {
        // The chunk is valid only during this call; the socket keeps what it cannot send yet. No write is a multiple of
        // a USB packet: a forwarder over USB might hold it back until more arrives.
        const whole = chunk.length % USB_PACKET_BYTES === 0 ? chunk.length - 1 : chunk.length
        if (whole > 0) socket.write(Uint8Array.from(chunk.subarray(0, whole)))
        if (whole < chunk.length) socket.write(Uint8Array.from(chunk.subarray(whole)))
        if (socket.writableLength > BACKLOG_BYTES) socket.pause()
      },
      () => {
        tell({ code: 'unplugged' })
        socket.destroy()
      },
    )
    socket.on('data', (bytes) => programmer.input(bytes))
    socket.on('drain', () => socket.resume())
    // Must run before the listeners of waiting clients, so that these find the place free.
    socket.prependListener('close', () => {
      client = null
      programmer.onOutput = () => {}
      tell({ code: 'client-gone' })
    })
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      dispose()
      reject(
        new Fault(
          'link.busy',
          { port: listen, detail: { code: 'system', message: error.message } },
          { cause: error },
        ),
      )
    })
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => {
    closed ??= new Promise<void>((resolve) => {
      closing = true
      for (const socket of sockets) socket.destroy()
      server.close(() => {
        dispose()
        resolve()
      })
    })
    return closed
  }
  return { address: `${host.includes(':') ? `[${host}]` : host}:${boundPort}`, close }
}
