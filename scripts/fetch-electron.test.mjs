// SPDX-License-Identifier: GPL-3.0-or-later
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  failureWords,
  fetchElectron,
  forgetFailure,
  rememberedFailure,
  rememberFailure,
  silenceMs,
  unpackMs,
} from './fetch-electron.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-one fétch '))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

/** A child that does what the test says. */
function installer() {
  const child = new EventEmitter()
  child.kill = vi.fn(() => child.emit('exit', null))
  child.stderr = new EventEmitter()
  return child
}

describe('Electron over a slow line', () => {
  it('is not cut while bytes come, however long it lasts', async () => {
    vi.useFakeTimers()
    const child = installer()
    const shown = []
    const done = fetchElectron({
      installer: 'x',
      start: () => child,
      show: (words) => shown.push(words),
    })
    for (let at = 1; at <= 110; at += 1) {
      await vi.advanceTimersByTimeAsync(silenceMs - 1)
      child.emit('message', { transferred: at * 1_000_000, total: 110_000_000 })
    }
    expect(child.kill).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(unpackMs - 1)
    child.emit('exit', 0)
    expect(await done).toBeNull()
    expect(shown[0]).toBe('Electron: 1 of 110 MB')
  })

  it.each([0, 5])(
    'is given up when nothing comes after %d pieces, with one reason',
    async (pieces) => {
      vi.useFakeTimers()
      const child = installer()
      const done = fetchElectron({ installer: 'x', start: () => child })
      for (let at = 1; at <= pieces; at += 1) child.emit('message', { transferred: at, total: 100 })
      await vi.advanceTimersByTimeAsync(silenceMs)
      expect(child.kill).toHaveBeenCalledOnce()
      expect(await done).toBe('nothing came for 60 seconds')
    },
  )

  it('tells what the installer said of its failure', async () => {
    const child = installer()
    const done = fetchElectron({ installer: 'x', start: () => child })
    child.stderr.emit('data', 'TypeError: fetch failed\n    at node:internal\n')
    child.emit('exit', 1)
    expect(await done).toBe('fetch failed')
  })

  it('is watched in the installer itself, byte by byte', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '6' })
      response.write('abc')
      response.end('def')
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const path = join(folder, 'install.mjs')
    const url = `http://127.0.0.1:${server.address().port}/`
    writeFileSync(
      path,
      `const text = await (await fetch(${JSON.stringify(url)})).text()\nprocess.exit(text === 'abcdef' ? 0 : 1)\n`,
    )
    const shown = []
    const why = await fetchElectron({ installer: path, show: (_words, done) => shown.push(done) })
    server.close()
    expect(why).toBeNull()
    expect(shown.at(-1)).toBe(1)
  })
})

describe('a failure', () => {
  it('is remembered for this version, said with the way to try again, and forgotten on request', () => {
    const path = join(folder, 'kept')
    expect(rememberedFailure(path, '45.4.1')).toBeNull()
    rememberFailure(path, '45.4.1', 'fetch failed', new Date('2026-01-02T03:04:05Z'))
    const kept = rememberedFailure(path, '45.4.1')
    expect(failureWords(kept)).toBe(
      'Electron could not be fetched on 2026-01-02 (fetch failed). To try again: npm start -- --fetch-electron',
    )
    expect(rememberedFailure(path, '46.0.0')).toBeNull()
    forgetFailure(path)
    expect(rememberedFailure(path, '45.4.1')).toBeNull()
  })
})
