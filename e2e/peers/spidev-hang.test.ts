// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A kernel call that does not return from a transfer: as with a driver that waits for a missing interrupt. The program
 * must report it, accept a stop, and end, although the call continues.
 */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobInfo } from '../../shared/model/job.ts'
import { cli } from '../support/cli-run.ts'
import { changedImage } from '../support/flashrom-program.ts'
import { apiAt } from '../support/host-web.ts'
import { plainRun } from '../support/spidev-run.ts'
import { StandIn } from '../rigs/spidev-stand-in/stand-in.ts'

const programmerId = `linux_spi:dev=${StandIn.node}`
const LINK_EXIT = 10

class Program {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<number | null>
  text = ''
  readonly #waiting = new Set<() => void>()

  constructor(standIn: StandIn, dataDir: string, ...words: readonly string[]) {
    const [program, ...rest] = standIn.words(process.execPath, cli, ...words)
    this.child = spawn(program, rest, { env: { ...process.env, PIN_ONE_DATA: dataDir } })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', (bytes: Buffer) => {
        this.text += bytes.toString()
        for (const look of this.#waiting) look()
      })
    this.ended = new Promise((resolve) => this.child.once('close', resolve))
  }

  /** The first group of `pattern` in the output. */
  async says(pattern: RegExp): Promise<string> {
    return await new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.text)
        if (found !== null) resolve(found[1] ?? found[0])
      }
      this.#waiting.add(look)
      look()
      void this.ended.then(() => reject(new Error(this.text)))
    })
  }
}

let directory = ''
let standIn: StandIn
const programs: Program[] = []
const at = (name: string): string => path.join(directory, name)
const run = (...words: readonly string[]): Program => {
  const program = new Program(standIn, at('data'), ...words)
  programs.push(program)
  return program
}
beforeEach(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pin-one-hang-'))
  standIn = await StandIn.start({ chip: 'W25Q64JV' })
})
afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  await standIn.close()
  fs.rmSync(directory, { recursive: true, force: true })
})

describe('a transfer that the kernel does not come back from', () => {
  it('ends a write told to stop: contents not known, backup named, exit code of the link', async () => {
    const image = changedImage(standIn.chip.memory)
    fs.writeFileSync(at('image.bin'), image)
    const hanging = standIn.hang(() => standIn.chip.memory[0x2001] === image[0x2001])
    const write = run('-p', programmerId, '-w', at('image.bin'), '--backup', at('backup.bin'))
    await hanging
    write.child.kill('SIGTERM')
    await write.says(/Stopping after the current step/u)
    expect(await write.ended, write.text).toBe(LINK_EXIT)
    expect(write.text).toContain('The programmer has not answered for')
    expect(write.text).toContain('Not known whether the chip is changed')
    expect(write.text).toMatch(/Backup: \S+\.bin/u)
    expect(write.text).toContain('restart the computer')
    expect(write.text).not.toContain('spispeed=1M')
  })

  it('ends a read by itself', async () => {
    void standIn.hang(() => standIn.traffic.messages > 100)
    const read = run('-p', programmerId, '-r', at('read.bin'))
    expect(await read.ended, read.text).toBe(LINK_EXIT)
    expect(read.text).toContain('The programmer does not respond any more')
    expect(fs.existsSync(at('read.bin'))).toBe(false)
  })

  it('ends opening the port, before anything is known', async () => {
    void standIn.hang(() => true)
    const read = run('-p', programmerId, '-r', at('read.bin'))
    expect(await read.ended, read.text).toBe(LINK_EXIT)
  })

  it('is shown on the page, which answers meanwhile, and is used when it comes back late', async () => {
    const server = run('serve', '--no-open', '--port', '0')
    const api = await apiAt(await server.says(/(http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43})\n/u))
    await api.call('session.open', { programmerId, clockHz: 32_000_000 })
    const job = (when: (job: JobInfo) => boolean): Promise<JobInfo> =>
      new Promise((resolve) => {
        const stop = api.subscribe(({ value }) => {
          if (!value.job || !when(value.job)) return
          stop()
          resolve(value.job)
        })
      })
    const isOver = ({ state }: JobInfo): boolean => state !== 'running' && state !== 'stopping'
    const isQuiet = ({ slow }: JobInfo): boolean => slow?.what === 'programmer'

    let quiet = job(isQuiet)
    void standIn.hang(() => standIn.traffic.messages > 1000)
    await api.call('job.start', { kind: 'identify' })
    await job((each) => each.request.kind === 'identify' && each.state === 'done')
    await api.call('job.start', { kind: 'backup', passes: 2, board: null })
    await quiet
    const { value } = await api.call('app.snapshot', undefined)
    expect(value.job?.state).toBe('running')
    let over = job((each) => each.request.kind === 'backup' && isOver(each))
    standIn.goOn()
    expect((await over).state).toBe('done')

    quiet = job(isQuiet)
    standIn.forgetTraffic()
    void standIn.hang(() => standIn.traffic.messages > 1000)
    const { jobId } = await api.call('job.start', { kind: 'backup', passes: 2, board: null })
    await quiet
    over = job((each) => each.id === jobId && isOver(each))
    await api.call('job.cancel', { jobId })
    const failed = await over
    expect(failed.fault?.code).toBe('link.silent')
    expect(failed.contents.state).toBe('not-touched')
    await expect(api.call('session.open', { programmerId, clockHz: null })).rejects.toMatchObject({
      code: 'link.silent',
    })
    server.child.kill('SIGTERM')
    expect(await server.ended, server.text).toBe(0)
  })

  it('ends a client of the bridge, and the bridge ends when it is told to', async () => {
    void standIn.hang(() => standIn.traffic.messages > 300)
    const bridge = run('bridge', '--spidev', StandIn.node, '--listen', '127.0.0.1:0')
    const serprog = await bridge.says(/(serprog:ip=\S+)\n/u)
    const client = await plainRun([process.execPath, cli, '-p', serprog, '-r', at('read.bin')], {
      PIN_ONE_DATA: at('client'),
    })
    expect(client.code, client.text).toBe(LINK_EXIT)
    await bridge.says(/did not answer within/u)
    bridge.child.kill('SIGTERM')
    expect(await bridge.ended, bridge.text).toBe(0)
  })
})
