// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { AppApi } from '../../../shared/contract.ts'
import { wireProtocol } from '../../../shared/wire.ts'
import { openerFor } from './browser.ts'
import { pageRefusal, socketRefusal, socketSources } from './gatekeeper.ts'
import { placeFor, writeOpenFile } from './open-file.ts'
import { startWebServer } from './server.ts'
import type { WebServer } from './server.ts'

let folder = ''
let server: WebServer
let sockets: Socket[] = []
const api: AppApi = { call: () => Promise.resolve({} as never), subscribe: () => () => undefined }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pin-one-hostile-'))
  writeFileSync(join(folder, 'index.html'), 'page')
  server = await startWebServer(api, folder, 0)
  sockets = []
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function knock(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => resolve(socket))
    socket.on('error', reject)
    sockets.push(socket)
  })
}
const silent = async () => void (await knock()).on('error', () => undefined)

const statusOf = (path = '/', headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers, agent: false })
    asked.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })

describe('connections that say nothing', () => {
  it('80 of them without a token: the page is answered, and a page that is there stays connected', async () => {
    const token = new URL(server.newAddress()).hash.slice('#t='.length)
    const host = `127.0.0.1:${server.port}`
    const page = new WebSocket(`ws://${host}/app`, [wireProtocol, token], {
      origin: `http://${host}`,
    })
    const closed: number[] = []
    page.on('close', (code) => closed.push(code))
    await new Promise((resolve) => page.once('message', resolve))
    for (let at = 0; at < 80; at += 1) await silent()
    expect(await statusOf()).toBe(200)
    expect(await statusOf()).toBe(200)
    const pong = new Promise((resolve) => page.once('pong', resolve))
    page.ping()
    await pong
    expect(closed).toEqual([])
    page.terminate()
  })

  it('half a request: the next one is answered all the same', async () => {
    for (let at = 0; at < 80; at += 1) {
      const socket = await knock()
      socket.on('error', () => undefined)
      socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ')
    }
    expect(await statusOf()).toBe(200)
  })

  it('more headers than any browser sends are refused', async () => {
    expect(await statusOf('/', { 'x-long': 'a'.repeat(20_000) })).toBe(431)
  })
})

describe('names of this computer', () => {
  const page = (host: string | undefined, port = 8125) =>
    pageRefusal('GET', host === undefined ? {} : { host }, port)?.status ?? 'served'

  it('serve --port 80: the name comes without a port', () => {
    for (const host of ['127.0.0.1', 'localhost', '127.0.0.1:80', 'localhost:80'])
      expect(page(host, 80)).toBe('served')
    const headers = {
      host: '127.0.0.1',
      origin: 'http://127.0.0.1',
      'sec-websocket-protocol': `${wireProtocol}, x`,
    }
    expect(socketRefusal('/app', headers, 80)).toBeNull()
    expect(socketSources(80)).toContain('ws://127.0.0.1')
  })

  it.each([
    undefined,
    '',
    '127.0.0.1',
    'localhost',
    'localhost.:8125',
    '127.0.0.1.:8125',
    '127.0.0.1:80',
    '127.0.0.1:08125',
    // Browsers write names in lower case; a client that does not is not a browser.
    'LOCALHOST:8125',
    'LocalHost:8125',
    '127.1:8125',
    '2130706433:8125',
    '0x7f000001:8125',
    '0.0.0.0:8125',
    '[::1]:8125',
    '[::ffff:127.0.0.1]:8125',
    'localhost:8125.example',
    'localhost:8125@example',
    'localhost.example:8125',
    'example:8125',
  ])('%s is not an address of Pin One on port 8125', (host) => {
    expect(page(host)).toBe(421)
  })

  it.each([
    'null',
    'https://127.0.0.1:8125',
    'http://localhost:8125',
    'http://127.0.0.1:8126',
    'http://127.0.0.1:8125/',
    'HTTP://127.0.0.1:8125',
    'http://LOCALHOST:8125',
    'http://127.0.0.1:8125, http://127.0.0.1:8125',
    'http://127.0.0.1:8125.example',
    'file://',
    '',
  ])('the origin %j opens no socket', (origin) => {
    const headers = { host: '127.0.0.1:8125', origin, 'sec-websocket-protocol': wireProtocol }
    expect(socketRefusal('/app', headers, 8125)?.status).toBe(403)
  })
})

describe('another website', () => {
  const from = (mode: string, dest: string, url: string) =>
    pageRefusal(
      'GET',
      {
        host: '127.0.0.1:8125',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': mode,
        'sec-fetch-dest': dest,
      },
      8125,
      url,
    )?.status ?? 'served'

  it('may lead somebody to the page, which shows nothing without its secret', () => {
    expect(from('navigate', 'document', '/')).toBe('served')
  })

  it.each([
    ['navigate', 'iframe', '/'],
    ['navigate', 'document', '/assets/index.js'],
    ['no-cors', 'script', '/'],
    ['cors', 'empty', '/'],
    ['websocket', 'websocket', '/app'],
  ])('gets nothing by %s as %s of %s', (mode, dest, url) => {
    expect(from(mode, dest, url)).toBe(403)
  })
})

describe('the file that opens the browser', () => {
  it('holds the address, is for its owner alone, and goes again; no argument holds a secret', async () => {
    const address = server.newAddress()
    const secret = new URL(address).hash.slice('#t='.length)
    const file = await writeOpenFile(address, folder, folder)
    if (process.platform !== 'win32') expect(statSync(file.path).mode & 0o777).toBe(0o600)
    expect(readFileSync(file.path, 'utf8')).toContain(`url=${address}"`)
    for (const platform of ['linux', 'darwin', 'win32'])
      expect(JSON.stringify(openerFor(file.url, platform))).not.toContain(secret)
    await file.remove()
    await file.remove()
    expect(existsSync(file.path)).toBe(false)
  })

  it('that a killed process left goes at the next start; nothing else of such a name does', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const left = join(folder, `pin-one-open-${gone}-0123456789ab.html`)
    writeFileSync(left, 'left', { mode: 0o600 })
    const other = join(folder, `pin-one-open-${process.ppid}-0123456789ab.html`)
    writeFileSync(other, 'of a Pin One that runs', { mode: 0o600 })
    const strange = [
      join(folder, `pin-one-open-${gone}-0123456789ac.html`),
      join(folder, `pin-one-open-${gone}-0123456789ad.html`),
      join(folder, `pin-one-open-${gone}-note.html`),
      join(folder, `my-pin-one-open-${gone}-0123456789ab.html`),
    ] as const
    symlinkSync(join(folder, 'index.html'), strange[0])
    mkdirSync(strange[1])
    for (const path of strange.slice(2)) writeFileSync(path, 'of the user')
    const file = await writeOpenFile(server.newAddress(), folder, folder)
    expect(existsSync(left)).toBe(false)
    for (const path of [other, ...strange, file.path]) expect(existsSync(path), path).toBe(true)
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('page')
    await file.remove()
  })

  it('lies where a browser from a snap package can read it', () => {
    expect(placeFor('/home/me/.local/share/pin-one', '/home/me', true)).toBe('/home/me')
    expect(placeFor('/data', '/home/me', false)).toBe('/data')
  })
})

describe('paths that lead out of the page', () => {
  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..%5csecret.json',
    '/index.html%00.js',
    '//etc/passwd.html',
    '/%c0%ae%c0%ae/secret.json',
    '/%',
  ])('%s', async (path) => {
    expect(await statusOf(path)).toBe(404)
  })
})
