// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { AppApi } from '../../shared/contract.ts'
import { bridgeThrough } from '../../src-renderer/client/link-bridge.ts'
import type { App } from '../app/app.ts'
import { startTestApp } from '../testing/app.ts'
import { forgetPracticeChips } from '../transport/practice/driver.ts'
import { contractCases } from '../testing/contract-cases.ts'
import { nodeSurroundings } from '../testing/web-surroundings.ts'
import { startWebServer } from './web/server.ts'
import type { WebServer } from './web/server.ts'

// Over Electron's IPC the same cases run in e2e/hosts/contract.spec.ts.
let dataDir = ''
let app: App
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-contract-'))
  app = await startTestApp(dataDir)
})
afterEach(async () => {
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the contract in-process', () => {
  it.each(contractCases)('$name', async ({ run }) => {
    await expect(run(app.api)).resolves.toBeUndefined()
  })
})

describe('the contract over the WebSocket of the web host', () => {
  let server: WebServer
  let api: AppApi
  let sockets: WebSocket[] = []
  beforeEach(async () => {
    server = await startWebServer(app.api, dataDir, 0)
    sockets = []
    api = bridgeThrough(nodeSurroundings(server.newAddress(), sockets)).api
  })
  afterEach(async () => {
    for (const socket of sockets) socket.terminate()
    await server.close()
  })

  it.each(contractCases)('$name', async ({ run }) => {
    await expect(run(api)).resolves.toBeUndefined()
  })
})
