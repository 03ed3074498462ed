// SPDX-License-Identifier: GPL-3.0-or-later
/** The byte link over TCP: a programmer on the network, or behind a serial port server. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { Fault } from '../../../shared/fault.ts'
import type { ByteLink } from './byte-link.ts'
import { LinkEvents, asBuffer, writeToDescriptor } from './link-events.ts'
import type { NetworkTrouble, PortTrouble } from '../../../shared/model/port-trouble.ts'

const CONNECT_LIMIT_MS = 5000

/**
 * Connects to a serprog programmer on the network, without delaying small writes. Faults: `link.unreachable` with the
 * error of the system, also after 5 s without an answer. `signal` aborts the attempt with `link.lost`.
 */
export function openTcpLink(
  host: string,
  port: number,
  signal?: AbortSignal,
  limitMs = CONNECT_LIMIT_MS,
): Promise<ByteLink> {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const end = (fault: Fault | null): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.removeListener('error', failed)
      if (!fault) return
      // A late error of an unused socket must not end the process.
      socket.on('error', () => {})
      socket.destroy()
      reject(fault)
    }
    const unreachable = (detail: PortTrouble): Fault =>
      new Fault('link.unreachable', { address, detail })
    const failed = (error: NodeJS.ErrnoException): void => end(unreachable(tcpDetail(error)))
    const abort = (): void => end(new Fault('link.lost', { opsDone: 0 }))
    const timer = setTimeout(
      () => end(unreachable({ code: 'no-reply', waitedMs: limitMs })),
      limitMs,
    )
    socket.once('error', failed)
    socket.once('connect', () => {
      end(null)
      resolve(new TcpLink(address, socket))
    })
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
  })
}

class TcpLink implements ByteLink {
  readonly name: string
  readonly kind = 'tcp'
  readonly #socket: Socket
  readonly #events = new LinkEvents()

  constructor(address: string, socket: Socket) {
    this.name = address
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#events.data(chunk))
    socket.on('error', (error: Error) => this.#events.close(error))
    socket.on('end', () => this.#events.close(new Error('the other side closed the connection')))
    socket.on('close', () => this.#events.close(null))
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#events.closed) return Promise.reject(new Error('the connection is closed'))
    return new Promise((resolve, reject) => {
      this.#socket.write(asBuffer(bytes), (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#events.onData = listener
  }

  onClose(listener: (reason: Error | null) => void): void {
    this.#events.onClose = listener
  }

  close(): Promise<void> {
    this.#socket.destroy()
    this.#events.close(null)
    return Promise.resolve()
  }

  writeNow(bytes: Uint8Array): void {
    const handle: unknown = Reflect.get(this.#socket, '_handle')
    writeToDescriptor(handle, bytes)
  }
}

const refusals: Readonly<Record<string, NetworkTrouble>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'no-host',
  EAI_AGAIN: 'no-lookup',
  EHOSTUNREACH: 'no-way-to-host',
  ENETUNREACH: 'no-way-to-network',
}

function tcpDetail(error: NodeJS.ErrnoException): PortTrouble {
  const code = refusals[error.code ?? '']
  return code === undefined ? { code: 'system', message: error.message } : { code }
}
