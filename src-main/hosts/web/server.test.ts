// SPDX-License-Identifier: GPL-3.0-or-later
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { AppApi, AppEvent } from '../../../shared/contract.ts'
import { maxImageBytes } from '../../../shared/calls-checks.ts'
import { decodeFrame, encodeFrame, wireProtocol } from '../../../shared/wire.ts'
import type { HostMessage } from '../../../shared/wire.ts'
import { bridgeThrough } from '../../../src-renderer/client/link-bridge.ts'
import { startWebServer } from './server.ts'
import type { WebServer } from './server.ts'
import { nodeSurroundings } from '../../testing/web-surroundings.ts'

let directory = ''
let page = ''
let server: WebServer
let host = ''
let listeners: Set<(event: AppEvent) => void>
let calls: string[]

/** The smallest app: counts its calls, answers a snapshot, and can say something. */
const api: AppApi = {
  call(name) {
    calls.push(name)
    return Promise.resolve({ seq: calls.length, value: { images: [] } } as never)
  },
  subscribe(listener) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-one-web-'))
  page = join(directory, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<title>Pin One</title>')
  writeFileSync(join(page, 'assets', 'index.js'), '"page"')
  writeFileSync(join(page, 'assets', 'index.js.map'), '{}')
  writeFileSync(join(directory, 'secret.json'), '{}')
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))
beforeEach(async () => {
  listeners = new Set()
  calls = []
  server = await startWebServer(api, page, 0)
  host = `127.0.0.1:${server.port}`
})
afterEach(() => server.close())

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers })
    asked.on('response', (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, text }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

const tokenOf = (address: string) => new URL(address).hash.slice('#t='.length)

interface Knock {
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly protocols?: readonly string[]
}

/** Knocks at the socket; what the first message was, or the status of the refusal. */
function knock({ path = '/app', headers, protocols }: Knock): Promise<HostMessage | number> {
  const socket = new WebSocket(`ws://${host}${path}`, [...(protocols ?? [])], {
    headers: headers ?? { origin: `http://${host}` },
  })
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('unexpected-response', (asked, { statusCode }) => {
      asked.destroy()
      resolve(statusCode ?? 0)
    })
    socket.on('message', (data: Buffer) => {
      resolve(decodeFrame(data) as HostMessage)
      socket.terminate()
    })
  })
}

const withToken = (token: string) => [wireProtocol, token]
const newToken = () => tokenOf(server.newAddress())

describe('the page over HTTP', () => {
  it('is served under both names of this computer', async () => {
    for (const name of [host, `localhost:${server.port}`])
      expect(await ask('/', { host: name })).toMatchObject({
        status: 200,
        text: '<title>Pin One</title>',
      })
    expect((await ask('/assets/index.js?v=1')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8',
    )
  })

  it.each([
    ['a name of somebody else that resolves here', 'rebind.attacker.example'],
    ['a name that begins like ours', '127.0.0.1.attacker.example'],
    ['another address of this computer', '127.0.0.2'],
    ['the IPv6 name', '[::1]'],
    ['every address', '0.0.0.0'],
  ])('is refused to %s', async (_what, name) => {
    const answer = await ask('/', { host: `${name}:${server.port}` })
    expect(answer.status).toBe(421)
    expect(answer.text).not.toContain('<title>')
  })

  it('is refused without the port number, which a tunnel has to keep', async () => {
    expect((await ask('/', { host: '127.0.0.1' })).status).toBe(421)
    expect((await ask('/', { host: 'localhost:1' })).text).toContain(`ssh -L ${server.port}:`)
  })

  it.each(['cross-site', 'same-site'])('is refused to a %s page', async (site) => {
    expect((await ask('/', { 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask('/assets/index.js', { 'sec-fetch-site': site })).status).toBe(403)
  })

  it.each(['same-origin', 'none'])('is given to a request marked %s', async (site) => {
    expect((await ask('/', { 'sec-fetch-site': site })).status).toBe(200)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('does not answer %s', async (method) => {
    const answer = await ask('/', {}, method)
    expect(answer.status).toBe(405)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('answers HEAD without a body', async () => {
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' })
  })

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/%2e%2e/%2e%2e/secret.json',
    '//secret.json',
    '/..\\secret.json',
    '/%00/secret.json',
    '/%zz',
    '/assets',
    '/assets/index.js.map',
    '/nothing.js',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it('tells the browser to keep it to itself, and to run its own scripts only', async () => {
    for (const path of ['/', '/nothing.js']) {
      const { headers } = await ask(path)
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain(
        `connect-src 'self' ws://127.0.0.1:${server.port} ws://localhost:${server.port};`,
      )
      expect(policy).not.toMatch(/unsafe|\*|https:/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(headers['set-cookie']).toBeUndefined()
    }
  })
})

describe('who gets through the socket', () => {
  it('the holder of the printed address, once; then the tab that used it, as often as it likes', async () => {
    const token = newToken()
    const welcome = await knock({ protocols: withToken(token) })
    expect(welcome).toMatchObject({ type: 'welcome' })
    const { secret } = welcome as { readonly secret: string }
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(secret).not.toBe(token)
    expect(await knock({ protocols: withToken(token) })).toBe(403)
    expect(await knock({ protocols: withToken(secret) })).toEqual({ type: 'welcome', secret })
    expect(await knock({ protocols: withToken(secret) })).toEqual({ type: 'welcome', secret })
  })

  it('refuses a missing, an empty and a wrong token', async () => {
    const token = newToken()
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const protocols of [[wireProtocol], [wireProtocol, 'x'], [wireProtocol, wrong]])
      expect(await knock({ protocols })).toBe(403)
    // None of these tries has used the real one up.
    expect(await knock({ protocols: withToken(token) })).toMatchObject({ type: 'welcome' })
  })

  it('refuses the old address after a new one was made', async () => {
    const old = newToken()
    const next = newToken()
    expect(await knock({ protocols: withToken(old) })).toBe(403)
    expect(await knock({ protocols: withToken(next) })).toMatchObject({ type: 'welcome' })
  })

  it.each([
    ['another website', 'https://attacker.example'],
    ['a website on another port of this computer', 'http://127.0.0.1:1'],
    ['our address over https', 'https://127.0.0.1'],
    ['a sandboxed frame or a file', 'null'],
  ])('not %s, though it knew the token', async (_who, origin) => {
    const token = newToken()
    expect(await knock({ headers: { origin }, protocols: withToken(token) })).toBe(403)
    expect(await knock({ protocols: withToken(token) })).toMatchObject({ type: 'welcome' })
  })

  it('not a program that sends no origin', async () => {
    expect(await knock({ headers: {}, protocols: withToken(newToken()) })).toBe(403)
  })

  it('not under a foreign name, even if the origin agrees with it', async () => {
    const foreign = `rebind.attacker.example:${server.port}`
    const headers = { host: foreign, origin: `http://${foreign}` }
    expect(await knock({ headers, protocols: withToken(newToken()) })).toBe(421)
  })

  it('not across the two names of this computer', async () => {
    const headers = { host, origin: `http://localhost:${server.port}` }
    expect(await knock({ headers, protocols: withToken(newToken()) })).toBe(403)
  })

  it('not when the browser says that another site asks', async () => {
    const headers = { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' }
    expect(await knock({ headers, protocols: withToken(newToken()) })).toBe(403)
  })

  it('not on another path, nor with another protocol', async () => {
    expect(await knock({ path: '/', protocols: withToken(newToken()) })).toBe(403)
    expect(await knock({ path: '/app?x', protocols: withToken(newToken()) })).toBe(403)
    expect(await knock({ protocols: ['pin-one.v0', newToken()] })).toBe(403)
  })

  it('not through any other interface of this computer', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address, family, scopeid }) =>
        family === 'IPv6' && scopeid !== undefined && scopeid !== 0 ? null : address,
      )
      .filter((address) => address !== null)
    for (const address of [...others, '127.0.0.2', '::1'])
      expect(await reaches(address), address).toBe(false)
    expect(await reaches('127.0.0.1')).toBe(true)
  })
})

function reaches(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(server.port, address)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

describe('a socket that is let in', () => {
  /** Sends these as they are; resolves with the close code. */
  function closeCodeAfter(...messages: readonly (string | Uint8Array)[]): Promise<number> {
    const socket = new WebSocket(`ws://${host}/app`, withToken(newToken()), {
      origin: `http://${host}`,
    })
    socket.once('message', () => {
      for (const message of messages) socket.send(message)
    })
    return new Promise((resolve) => socket.on('close', resolve))
  }

  it.each([
    ['text', 'hello'],
    ['no frame', new Uint8Array([1, 2])],
    ['a frame cut off', new Uint8Array([255, 0, 0, 0, 123])],
    ['a frame without JSON', new Uint8Array([1, 0, 0, 0, 123])],
  ])('is ended when it says %s', async (_what, message) => {
    expect(await closeCodeAfter(message)).toBe(1003)
    expect(calls).toEqual([])
    await expect.poll(() => listeners.size).toBe(0)
  })

  it('is ended when its message is not a call', async () => {
    for (const message of [{ type: 'open' }, { type: 'call', name: 'x', id: 'no number' }, []])
      expect(await closeCodeAfter(encodeFrame(message as never))).toBe(1003)
  })

  /** A frame as it goes over the wire, masked with zeros. */
  function wsFrame(
    opcode: number,
    last: boolean,
    payload: Uint8Array,
    lengthSaid?: bigint,
  ): Buffer {
    const head = Buffer.alloc(14)
    head[0] = (last ? 0x80 : 0) | opcode
    head[1] = 0x80 | 127
    head.writeBigUInt64BE(lengthSaid ?? BigInt(payload.length), 2)
    return Buffer.concat([head, payload])
  }

  /** A socket that has been let in, at the level of TCP. */
  async function rawSocket(): Promise<{ readonly raw: Socket; readonly closed: Promise<void> }> {
    const raw = connect(server.port, '127.0.0.1')
    raw.on('error', () => undefined)
    const closed = new Promise<void>((resolve) => raw.once('close', () => resolve()))
    raw.write(
      [
        'GET /app HTTP/1.1',
        `host: ${host}`,
        `origin: http://${host}`,
        'connection: Upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
        `sec-websocket-protocol: ${withToken(newToken()).join(', ')}`,
        '',
        '',
      ].join('\r\n'),
    )
    await new Promise((resolve) => raw.once('data', resolve))
    return { raw, closed }
  }

  it('may send a call in fragments, and is answered once', async () => {
    const { raw } = await rawSocket()
    const call = encodeFrame({ type: 'call', id: 1, name: 'app.snapshot' } as never)
    for (let at = 0; at < call.length; at += 1)
      raw.write(wsFrame(at === 0 ? 2 : 0, at === call.length - 1, call.subarray(at, at + 1)))
    await expect.poll(() => calls).toEqual(['app.snapshot'])
    raw.destroy()
  })

  it.each([
    ['one frame that says it has 1 TiB', [[2, true, 16, 1n << 40n]]],
    ['one frame that says it has more than any number', [[2, true, 16, (1n << 63n) - 1n]]],
    [
      'fragments that together are more than one image',
      [
        [2, false, 16, undefined],
        [0, false, 16, BigInt(maxImageBytes + 2 * 1024 * 1024)],
      ],
    ],
    ['a continuation of nothing', [[0, true, 16, undefined]]],
    ['a ping of 200 bytes', [[9, true, 200, undefined]]],
    ['an opcode that nobody knows', [[3, true, 1, undefined]]],
  ] as const)('is ended at once by %s, before its bytes are waited for', async (_what, frames) => {
    const { raw, closed } = await rawSocket()
    for (const [opcode, last, bytes, said] of frames)
      raw.write(wsFrame(opcode, last, new Uint8Array(bytes), said))
    await closed
    expect(calls).toEqual([])
    await expect.poll(() => listeners.size).toBe(0)
  })

  it('hears no events any more once it is closed', async () => {
    const socket = new WebSocket(`ws://${host}/app`, withToken(newToken()), {
      origin: `http://${host}`,
    })
    await new Promise((resolve) => socket.once('message', resolve))
    expect(listeners.size).toBe(1)
    socket.terminate()
    await expect.poll(() => listeners.size).toBe(0)
  })
})

describe('a page whose link is cut', () => {
  it('reconnects by itself with the secret of its tab, and gets the whole snapshot', async () => {
    const sockets: WebSocket[] = []
    const bridge = bridgeThrough(nodeSurroundings(server.newAddress(), sockets))
    const heard: AppEvent[] = []
    bridge.api.subscribe((event) => heard.push(event))
    await bridge.api.call('app.snapshot', undefined)
    const states: string[] = []
    bridge.connection.subscribe(() => states.push(bridge.connection.state))
    sockets[0]?.terminate()
    await expect.poll(() => states).toEqual(['connecting', 'open'])
    await expect.poll(() => heard.map(({ seq }) => seq)).toEqual([2])
    expect(calls).toEqual(['app.snapshot', 'app.snapshot'])
  })

  it('rejects a pending call, because its effect is not known', async () => {
    const sockets: WebSocket[] = []
    const bridge = bridgeThrough(nodeSurroundings(server.newAddress(), sockets))
    await bridge.api.call('app.snapshot', undefined)
    const call = bridge.api.call('programmer.refresh', undefined)
    sockets[0]?.terminate()
    await expect(call).rejects.toMatchObject({
      code: 'link.host-lost',
      facts: { call: 'programmer.refresh' },
    })
  })

  it('is refused, and says so, when its address was used before', async () => {
    const address = server.newAddress()
    await knock({ protocols: withToken(tokenOf(address)) })
    const bridge = bridgeThrough(nodeSurroundings(address, []))
    await expect(bridge.api.call('app.snapshot', undefined)).rejects.toMatchObject({
      code: 'link.host-lost',
    })
    expect(bridge.connection.state).toBe('refused')
  })

  it('learns that another Pin One answers at the same address', async () => {
    const bridge = bridgeThrough(nodeSurroundings(server.newAddress(), []))
    await bridge.api.call('app.snapshot', undefined)
    await server.close()
    server = await startWebServer(api, page, server.port)
    await expect.poll(() => bridge.connection.state).toBe('replaced')
    await expect(bridge.api.call('app.snapshot', undefined)).rejects.toMatchObject({
      code: 'link.host-lost',
    })
  })

  it('notices when the host is gone', async () => {
    const bridge = bridgeThrough(nodeSurroundings(server.newAddress(), []))
    await bridge.api.call('app.snapshot', undefined)
    await server.close()
    await expect.poll(() => bridge.connection.state).toBe('lost')
  })
})

describe('stopping', () => {
  /** A visitor that says `text` and never hangs up by itself; resolves when it was answered, or connected. */
  function visitor(text: string): Promise<Socket> {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined)
    return new Promise((resolve) => {
      if (text === '') socket.once('connect', () => resolve(socket))
      else socket.once('data', () => resolve(socket))
      socket.write(text)
    })
  }
  const upgrade = () =>
    `GET /app HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`

  it('does not wait for silent, kept-alive or refused connections', async () => {
    await visitor('')
    await visitor(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    await visitor(upgrade())
    const socket = new WebSocket(`ws://${host}/app`, withToken(newToken()), {
      origin: `http://${host}`,
    })
    await new Promise((resolve) => socket.once('message', resolve))
    const gone = new Promise((resolve) => socket.once('close', resolve))
    await server.close()
    await gone
    expect(listeners.size).toBe(0)
  })

  it('forgets closed refused connections, so that any number of them leave room for a page', async () => {
    for (let count = 0; count < 80; count++) {
      const refused = await visitor(upgrade())
      const closed = new Promise((resolve) => refused.once('close', resolve))
      refused.end()
      await closed
    }
    expect((await ask('/')).status).toBe(200)
  })
})
