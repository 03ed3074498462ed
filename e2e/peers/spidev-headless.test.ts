// SPDX-License-Identifier: GPL-3.0-or-later
/** A board without a screen: `pin-one serve` over the SPI port, used through its WebSocket like the page does. */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppApi } from '../../shared/contract.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'
import { accepting } from '../../src-main/testing/accepting.ts'
import { cli } from '../support/cli-run.ts'
import { apiAt } from '../support/host-web.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'

/** README's promise for boards with 512 MB. */
const MOST_MB = 150

describe('pin-one serve on a board with a 16 MiB chip', () => {
  let directory = ''
  let standIn: StandIn
  let server: ChildProcessWithoutNullStreams
  let said = ''
  let api: AppApi

  beforeAll(async () => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-headless-'))
    standIn = await StandIn.start({ chip: 'W25Q128JV' })
    const [program, ...words] = standIn.words(
      process.execPath,
      cli,
      'serve',
      '--no-open',
      '--port',
      '0',
    )
    server = spawn(program, words, {
      env: { ...process.env, PIN_ONE_DATA: path.join(directory, 'data') },
    })
    const address = await new Promise<string>((ready, failed) => {
      const take = (bytes: Buffer): void => {
        said += bytes.toString()
        const found = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}(?=\n)/u.exec(said)?.[0]
        if (found !== undefined) ready(found)
      }
      server.stdout.on('data', take)
      server.stderr.on('data', take)
      server.on('exit', () => failed(new Error(said)))
    })
    api = await apiAt(address)
  })

  afterAll(async () => {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await gone
    await standIn.close()
    fs.rmSync(directory, { recursive: true, force: true })
  })

  const run = async (request: JobRequest): Promise<JobInfo> => {
    let id: string | null = null
    const ended = new Promise<JobInfo>((done) => {
      const stop = api.subscribe(({ value: { job } }) => {
        if (job === undefined || job === null || (id !== null && job.id !== id)) return
        if (job.state === 'running' || job.state === 'stopping') return
        stop()
        done(job)
      })
    })
    id = (await api.call('job.start', await accepting(api, request))).jobId
    return await ended
  }

  /** The server is a child process of the stand-in. Its peak memory, MB. */
  const peakMb = (): number => {
    const children = fs.readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8')
    const peaks = children
      .trim()
      .split(' ')
      .map((pid) =>
        Number(/VmHWM:\s+(\d+)/u.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
      )
    return (Math.max(...peaks) * 1024) / 1e6
  }

  it('says how to reach it from another computer, port and token included', async () => {
    const port = /127\.0\.0\.1:(\d+)\//u.exec(said)?.[1]
    // Comes after the address, possibly in a separate chunk of output.
    await expect.poll(() => said).toContain(`ssh -L ${port}:127.0.0.1:${port} `)
  })

  it('backs the chip up with two equal reads in the memory that a small board has', async () => {
    await api.call('session.open', {
      programmerId: `linux_spi:dev=${StandIn.node}`,
      clockHz: 32_768_000,
    })
    expect((await run({ kind: 'identify' })).state).toBe('done')
    const job = await run({ kind: 'backup', passes: 2, board: null })
    expect(job.state, JSON.stringify(job.fault)).toBe('done')
    const { value } = await api.call('app.snapshot', undefined)
    const backup = value.session?.backup
    expect(backup?.sizeBytes).toBe(16 * 1024 * 1024)
    const kept = fs.readFileSync(path.join(directory, 'data/backups', backup?.fileName ?? ''))
    expect(Buffer.compare(kept, standIn.chip.memory)).toBe(0)
    expect(peakMb()).toBeLessThan(MOST_MB)
  })
})
