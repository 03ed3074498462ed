// SPDX-License-Identifier: GPL-3.0-or-later
/** Two fronts at once: what one of them asks for in the middle of what the other does. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drivers } from '../transport/drivers.ts'
import { forgetPracticeChips } from '../transport/practice/driver.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { runJob, snapshotOf, startTestApp } from '../testing/app.ts'
import type { App } from './app.ts'

const small = 'practice:chip=MX25L512E'
/** Where looking at the door asks the system, which takes a while. */
const node = 'spidev:dev=/dev/spidev99.0'

/** What happens while the door looks at a node. */
const door = vi.hoisted(() => ({ looked: null as (() => Promise<void>) | null }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  const realpath = async (path: string) => {
    await door.looked?.()
    return await real.realpath(path)
  }
  return { ...real, realpath }
})

let dataDir = ''
let app: App
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-fronts-'))
})
afterEach(async () => {
  door.looked = null
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

describe('two fronts', () => {
  it('do not take the programmer from a job that begins while another is being opened', async () => {
    let opened = 0
    const driver: ProgrammerDriver = {
      kind: 'spidev',
      accepts: (id) => id === node,
      list: () => Promise.resolve([]),
      open: () => {
        opened += 1
        return Promise.reject(new Error('not there'))
      },
    }
    app = await startTestApp(dataDir, [driver, ...drivers])
    const { api } = app
    await api.call('session.open', { programmerId: small, clockHz: null })
    await runJob(api, { kind: 'identify' })
    const begun: string[] = []
    door.looked = async () => {
      begun.push((await api.call('job.start', { kind: 'read' })).jobId)
    }
    const outcome = await api.call('session.open', { programmerId: node, clockHz: null }).then(
      () => 'opened',
      (error: unknown) => error,
    )
    expect(begun).toHaveLength(1)
    expect(outcome).toMatchObject({ code: 'gate.job-running' })
    expect(opened).toBe(0)
    expect((await snapshotOf(api)).session?.programmer.id).toBe(small)
  })

  it('cannot choose another chip while a job observes this one', async () => {
    app = await startTestApp(dataDir)
    const { api } = app
    await api.call('work.update', { choices: { board: 'x230', chipIndex: 0 } })
    await api.call('session.open', { programmerId: `${small},timing=real`, clockHz: null })
    await runJob(api, { kind: 'identify' })
    const { jobId } = await api.call('job.start', { kind: 'read' })
    const refused = { code: 'gate.job-running' }
    const other = { choices: { chipIndex: 1 } }
    await expect(api.call('work.update', other)).rejects.toMatchObject(refused)
    await expect(api.call('work.reset', { keep: {} })).rejects.toMatchObject(refused)
    await api.call('work.update', { choices: { chipIndex: 0 }, acks: { 'wire:CLK': true } })
    expect((await snapshotOf(api)).work.choices).toMatchObject({ board: 'x230', chipIndex: 0 })
    await api.call('job.cancel', { jobId })
  })
})

describe('what is open follows the choices', () => {
  it('and nothing of the first chip is said of the second', async () => {
    app = await startTestApp(dataDir)
    const { api } = app
    await api.call('work.update', { choices: { board: 'x230', chipIndex: 0 } })
    await api.call('session.open', { programmerId: small, clockHz: null })
    await runJob(api, { kind: 'identify' })
    await runJob(api, { kind: 'backup', passes: 2, board: null })
    expect((await snapshotOf(api)).session).toMatchObject({ backup: { sizeBytes: 65_536 } })
    await api.call('work.update', { choices: { chipIndex: 1 } })
    expect((await snapshotOf(api)).session).toMatchObject({ chip: null, backup: null })
    await expect(
      api.call('job.start', { kind: 'erase', backup: 'session', unprotect: 'no' }),
    ).rejects.toMatchObject({ facts: { blockers: [{ code: 'no-chip' }] } })
  })

  it('and the voltage of an adapter goes with the adapter', async () => {
    app = await startTestApp(dataDir)
    const { api } = app
    const opened = async () => (await snapshotOf(api)).session?.programmerMv
    await api.call('work.update', { choices: { board: 'x230', programmerMv: 1800 } })
    const low = { programmerId: 'practice:chip=W25Q64FW', clockHz: null, programmerMv: 1800 }
    await api.call('session.open', low)
    await runJob(api, { kind: 'identify' })
    await api.call('work.update', { choices: { programmerMv: null } })
    expect(await opened()).toBe(3300)
    await expect(api.call('job.start', { kind: 'read' })).rejects.toMatchObject({
      code: 'chip.voltage',
    })
    await api.call('work.update', { choices: { programmerMv: 1800 } })
    expect(await opened()).toBe(1800)
    await api.call('work.update', { choices: { board: 't480' } })
    expect(await opened()).toBe(3300)
  })
})
