// SPDX-License-Identifier: GPL-3.0-or-later
/** Starts the web host as a product is started, `pin-one serve`, and a browser in front of it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { AppApi } from '../../shared/contract.ts'
import { createWireClient } from '../../shared/wire-client.ts'
import { decodeFrame, encodeFrame, wireProtocol } from '../../shared/wire.ts'
import type { HostMessage } from '../../shared/wire.ts'
import { root } from './electron-binary.ts'
import type { HostParts, Run } from './host-run.ts'

const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}(?=\n)/g

export interface ServedApp {
  readonly pid: number
  readonly gone: Promise<void>
  output(): string
  /** An unused address; after the first, requests a new one. */
  newAddress(): Promise<string>
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void>
}

export async function serveApp(
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = ['--no-open', '--port', '0'],
): Promise<ServedApp> {
  const child = spawn(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', ...words], {
    env: { ...process.env, PIN_ONE_LANG: 'en', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let look = () => {}
  const take = (chunk: Buffer) => {
    text += String(chunk)
    look()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let handedOut = 0
  async function newAddress(): Promise<string> {
    if (handedOut > 0) child.kill('SIGUSR2')
    const wanted = handedOut++
    return new Promise((resolve, reject) => {
      look = () => {
        const address = text.match(addressPattern)?.[wanted]
        if (address !== undefined) resolve(address)
      }
      look()
      void gone.then(() => reject(new Error(`pin-one serve ended: ${text}`)))
    })
  }
  return {
    pid: child.pid ?? 0,
    gone,
    output: () => text,
    newAddress,
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}

export async function webHost({
  environment,
  webBrowser,
}: HostParts): Promise<Run & { open(): Promise<void> }> {
  if (webBrowser === null) throw new Error('the web host needs a browser')
  const served = await serveApp(environment)
  const context = await webBrowser.newContext({ viewport: { width: 1180, height: 800 } })
  const page = await context.newPage()
  let asked: Promise<AppApi> | null = null
  const api = () => (asked ??= served.newAddress().then(apiAt))
  return {
    page,
    electron: null,
    pid: served.pid,
    output: () => served.output(),
    async open() {
      await page.goto(await served.newAddress())
    },
    call: async (name, input) => (await api()).call(name, input),
    async listen(listener) {
      const stop = (await api()).subscribe(listener)
      return async () => stop()
    },
    // The page stays open and notices that its host is gone.
    quit: () => served.end('SIGTERM'),
    kill: () => served.end('SIGKILL'),
    async drop() {
      await served.end('SIGKILL')
      await context.close()
    },
  }
}

/** Acts as a second page: the contract over a WebSocket of Node. */
export function apiAt(address: string): Promise<AppApi> {
  const { host, hash, origin } = new URL(address)
  const socket = new WebSocket(`ws://${host}/app`, [wireProtocol, hash.slice('#t='.length)], {
    origin,
  })
  const client = createWireClient()
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => client.detach())
    socket.on('message', (data: Buffer) => {
      const message = decodeFrame(data) as HostMessage
      if (message.type !== 'welcome') return client.receive(message)
      client.attach((call) => socket.send(encodeFrame(call)))
      resolve(client.api)
    })
  })
}
