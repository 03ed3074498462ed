// SPDX-License-Identifier: GPL-3.0-or-later
/** A look at a chip with an unfinished write that is stopped: what it did not see settles nothing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import { forgetPracticeChips, practiceDriver } from '../transport/practice/driver.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { runJob, snapshotOf, startTestApp } from '../testing/app.ts'
import type { App } from './app.ts'

const programmerId = 'practice:chip=W25Q80DV'
const ERASES_AND_PROGRAMS = new Set([0x02, 0x20, 0x52, 0x60, 0xc7, 0xd8])

/** Loses the link at the first command that would change the chip, before it arrives. */
const breaking: ProgrammerDriver = {
  ...practiceDriver,
  async open(id, options) {
    const transport = await practiceDriver.open(id, options)
    let lost = false
    return {
      clockHz: transport.clockHz,
      limits: transport.limits,
      about: transport.about,
      transfer: (op) => {
        lost ||= ERASES_AND_PROGRAMS.has(op.tx[0] ?? 0)
        return lost
          ? Promise.reject(new Fault('link.lost', { opsDone: 0 }))
          : transport.transfer(op)
      },
      close: () => transport.close(),
    }
  },
}

let dataDir = ''
let app: App
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-look-'))
  app = await startTestApp(dataDir, [breaking])
})
afterEach(async () => {
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

it('of samples alone leaves the write unfinished; the whole chip settles it', async () => {
  const { api } = app
  const identified = async () => {
    await api.call('session.open', { programmerId, clockHz: null })
    return await runJob(api, { kind: 'identify' })
  }
  await identified()
  await runJob(api, { kind: 'backup', passes: 2, board: null })
  const job = await runJob(api, { kind: 'erase', backup: 'session', unprotect: 'no' })
  expect(job).toMatchObject({ state: 'failed', contents: { state: 'tried-unknown' } })
  expect((await snapshotOf(api)).recovery).not.toBeNull()

  const stop = api.subscribe(({ value: { log } }) => {
    if (log?.at(-1)?.kind !== 'chip') return
    stop()
    void snapshotOf(api).then(({ job: now }) => api.call('job.cancel', { jobId: now?.id ?? '' }))
  })
  await identified()
  const { recovery, session } = await snapshotOf(api)
  expect(recovery).not.toBeNull()
  expect(session?.backup).toBeNull()

  expect((await identified()).contents.state).toBe('compared-equal')
  expect((await snapshotOf(api)).recovery).toBeNull()
})
