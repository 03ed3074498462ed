// SPDX-License-Identifier: GPL-3.0-or-later
/** Stops `pin-one serve`: it ends, even with connected pages and running jobs. */
import { connect } from 'node:net'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppApi } from '../../shared/contract.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import { accepting } from '../../src-main/testing/accepting.ts'
import { serveText } from '../../shared/text/serve.ts'
import { apiAt, serveApp } from '../support/host-web.ts'
import type { ServedApp } from '../support/host-web.ts'

let dataDir = ''
let served: ServedApp
let api: AppApi

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-stop-'))
  served = await serveApp({ PIN_ONE_DATA: dataDir })
  api = await apiAt(await served.newAddress())
})
afterEach(async () => {
  await served.end('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

/** Starts a job and resolves as soon as its state satisfies `when`. */
async function started(request: JobRequest, when: (job: JobInfo) => boolean): Promise<void> {
  const there = new Promise<void>((resolve) => {
    api.subscribe(({ value: { job } }) => {
      if (job?.request.kind === request.kind && when(job)) resolve()
    })
  })
  await api.call('job.start', await accepting(api, request))
  await there
}

async function open(chip: string): Promise<void> {
  const programmerId = `practice:chip=${chip},timing=real`
  await api.call('session.open', { programmerId, clockHz: 16_000_000 })
  await started({ kind: 'identify' }, ({ state }) => state === 'done')
}

const journal = async (): Promise<readonly { readonly kind: string; readonly state?: string }[]> =>
  (await readFile(join(dataDir, 'journal.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; state?: string })

describe('pin-one serve, told to stop', () => {
  it('waits for no visitor, though one was refused and never hangs up', async () => {
    const { port, host } = new URL(await served.newAddress())
    const visitor = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
    visitor.on('error', () => undefined)
    const refused = new Promise((resolve) => visitor.once('data', resolve))
    visitor.write(
      `GET /app HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    expect(String(await refused)).toContain('403')
    await served.end('SIGTERM')
    expect(served.output()).toContain(serveText.stopped)
  })

  it('ends a read between two steps and lets the programmer go', async () => {
    await open('W25Q64JV')
    await started({ kind: 'read' }, ({ doneBytes }) => doneBytes > 0)
    await served.end('SIGINT')
    expect(served.output()).toContain(serveText.stopped)
    const kinds = await journal()
    expect(kinds.slice(-2)).toMatchObject([
      { kind: 'ended', state: 'cancelled' },
      { kind: 'closed' },
    ])
    expect(await readdir(dataDir)).not.toContain('lock')
  })

  it('ends a write between two steps, and the next start offers to finish it', async () => {
    await open('W25Q64JV')
    await started(
      { kind: 'erase', backup: 'skip', unprotect: 'no' },
      ({ phase, doneBytes }) => phase === 'erase' && doneBytes > 0,
    )
    await served.end('SIGTERM')
    expect(await journal()).toContainEqual(
      expect.objectContaining({
        kind: 'ended',
        state: 'cancelled',
        contents: { state: 'tried-unknown', why: 'stopped' },
      }),
    )
    served = await serveApp({ PIN_ONE_DATA: dataDir })
    api = await apiAt(await served.newAddress())
    const { recovery } = (await api.call('app.snapshot', undefined)).value
    expect(recovery).toMatchObject({ operation: 'erase', cause: 'cancelled' })
  })

  it('ends at once when told a second time', async () => {
    await open('W25Q64JV')
    await started({ kind: 'read' }, ({ doneBytes }) => doneBytes > 0)
    process.kill(served.pid, 'SIGTERM')
    await served.end('SIGTERM')
    expect(served.output()).toContain(serveText.stopping)
  })
})
