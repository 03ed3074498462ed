// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { TunnelWhere } from '../../shared/model/tunnel.ts'
import { bridgeProgrammer } from '../../shared/remote.ts'
import { systemClock } from '../transport/clock.ts'
import { drivers } from '../transport/drivers.ts'
import { forgetPracticeChips } from '../transport/practice/driver.ts'
import type { OpenTunnel } from '../transport/spi.ts'
import { createApp } from './app.ts'
import type { App } from './app.ts'
import { snapshotOf } from '../testing/app.ts'

const where: TunnelWhere = { host: 'board.local', user: 'pi', node: '/dev/spidev0.0' }

/** Tunnels that are there at once, and how each of them went. */
class Scripted {
  readonly opened: { readonly where: TunnelWhere; closed: boolean; end: () => void }[] = []
  refusal: Fault | null = null
  /** Opening waits for this, or for the end of the attempt. */
  gate: Promise<void> = Promise.resolve()

  readonly open: OpenTunnel = async (to, { signal } = {}) => {
    const stopped = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () =>
        reject(new Fault('link.no-tunnel', { ...to, why: 'other', said: '' })),
      )
    })
    await Promise.race([this.gate, stopped])
    if (this.refusal !== null) throw this.refusal
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const entry = { where: to, closed: false, end }
    this.opened.push(entry)
    return {
      ended,
      close: async () => {
        entry.closed = true
        end()
      },
    }
  }
}

let dataDir = ''
let app: App
let ssh: Scripted

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-tunnel-'))
  ssh = new Scripted()
  app = await createApp({
    drivers,
    dataDir,
    clock: systemClock,
    now: () => new Date(),
    host: 'test',
    version: '0.0.0',
    openTunnel: ssh.open,
  })
})
afterEach(async () => {
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

const tunnelShown = async () => (await snapshotOf(app.api)).tunnel

describe('the tunnel of the app', () => {
  it('leads to the programmer behind it, and is shown while it is open', async () => {
    expect(await tunnelShown()).toBeNull()
    const opened = await app.api.call('tunnel.open', where)
    expect(opened).toEqual({ programmerId: bridgeProgrammer })
    expect(await tunnelShown()).toEqual({ where, state: 'open' })
    await app.api.call('tunnel.close', undefined)
    expect(await tunnelShown()).toBeNull()
    expect(ssh.opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('is not shown any more when it ends by itself', async () => {
    await app.api.call('tunnel.open', where)
    const seen = new Promise<void>((resolve) => {
      const stop = app.api.subscribe(({ value }) => {
        if (value.tunnel !== null) return
        stop()
        resolve()
      })
    })
    ssh.opened[0]?.end()
    await seen
    expect(await tunnelShown()).toBeNull()
  })

  it('is one: the next one closes it', async () => {
    await app.api.call('tunnel.open', where)
    await app.api.call('tunnel.open', { ...where, host: 'other.local' })
    expect(ssh.opened.map(({ closed }) => closed)).toEqual([true, false])
    expect((await tunnelShown())?.where.host).toBe('other.local')
  })

  it('says why it could not be opened, and leaves nothing', async () => {
    ssh.refusal = new Fault('link.no-tunnel', { ...where, why: 'asks-password', said: '' })
    await expect(app.api.call('tunnel.open', where)).rejects.toMatchObject({
      code: 'link.no-tunnel',
      facts: { why: 'asks-password' },
    })
    expect(await tunnelShown()).toBeNull()
  })

  it('ends with the app, also while it is being opened', async () => {
    await app.api.call('tunnel.open', where)
    ssh.gate = new Promise(() => {})
    const beingOpened = new Promise<void>((resolve) => {
      app.api.subscribe(({ value }) => {
        if (value.tunnel?.state === 'opening') resolve()
      })
    })
    const refused = app.api.call('tunnel.open', { ...where, host: 'other.local' })
    await beingOpened
    await Promise.all([
      expect(refused).rejects.toMatchObject({ code: 'link.no-tunnel' }),
      app.close(),
    ])
    expect(ssh.opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('is one, also when two are asked for at once, and the later one stays', async () => {
    const other = { ...where, host: 'other.local' }
    const [one, two] = await Promise.allSettled([
      app.api.call('tunnel.open', where),
      app.api.call('tunnel.open', other),
    ])
    expect([one.status, two.status]).toEqual(['rejected', 'fulfilled'])
    expect(ssh.opened.filter(({ closed }) => !closed).map(({ where: { host } }) => host)).toEqual([
      'other.local',
    ])
    expect(await tunnelShown()).toEqual({ where: other, state: 'open' })
    await app.close()
    expect(ssh.opened.every(({ closed }) => closed)).toBe(true)
  })

  it('stays while a job runs', async () => {
    await app.api.call('tunnel.open', where)
    const programmerId = 'practice:chip=MX25L512E,timing=real'
    await app.api.call('session.open', { programmerId, clockHz: null })
    const { jobId } = await app.api.call('job.start', { kind: 'identify' })
    await expect(app.api.call('tunnel.close', undefined)).rejects.toMatchObject({
      code: 'gate.job-running',
    })
    await expect(app.api.call('tunnel.open', where)).rejects.toMatchObject({
      code: 'gate.job-running',
    })
    expect(ssh.opened.map(({ closed }) => closed)).toEqual([false])
    await app.api.call('job.cancel', { jobId })
  })
})
