// SPDX-License-Identifier: GPL-3.0-or-later
/** What must hold when the disk is full, another process was there before, or a front fails in mid-write. */
import { chmod, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Fault } from '../../shared/fault.ts'
import type { JobRequest } from '../../shared/model/job.ts'
import { drivers } from '../transport/drivers.ts'
import { forgetPracticeChips, practiceDriver } from '../transport/practice/driver.ts'
import type { ProgrammerDriver, SpiTransport } from '../transport/spi.ts'
import type { App } from './app.ts'
import { runJob, snapshotOf, startTestApp } from '../testing/app.ts'
import { fullDisk } from '../testing/disk.ts'

const small = 'practice:chip=MX25L512E'
const sizeBytes = 65_536
const backup = { kind: 'backup', passes: 2, board: 'bench' } as const

let dataDir = ''
const apps: App[] = []

async function start(list: readonly ProgrammerDriver[] = drivers): Promise<App> {
  const app = await startTestApp(dataDir, list)
  apps.push(app)
  return app
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-safety-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const app of apps.splice(0)) await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

const snapshot = (app: App) => snapshotOf(app.api)
const run = (app: App, request: JobRequest) => runJob(app.api, request)

async function opened(app: App, programmerId = small): Promise<void> {
  await app.api.call('session.open', { programmerId, clockHz: null })
  await run(app, { kind: 'identify' })
}

const image = async (app: App, fill: number): Promise<string> =>
  (
    await app.api.call('image.put', {
      name: `${fill}.rom`,
      bytes: new Uint8Array(sizeBytes).fill(fill),
    })
  ).id

const write = (imageId: string, choice: 'session' | 'skip' | 'recovery' = 'session') =>
  ({ kind: 'write', imageId, backup: choice, unprotect: 'no' }) as const

/** Lines with `mark` cannot be written from now on. */
const fullDiskFor = (mark: string): Promise<void> =>
  fullDisk(join(dataDir, 'journal.jsonl'), (line) => (line.includes(mark) ? '' : null))

describe('a disk that is full', () => {
  it('keeps a write from beginning, and the chip is untouched', async () => {
    const app = await start()
    await opened(app)
    await run(app, backup)
    await fullDiskFor('"kind":"changed"')
    const job = await run(app, write(await image(app, 1)))
    expect(job).toMatchObject({
      state: 'failed',
      contents: { state: 'not-touched' },
      fault: { code: 'data.vault-unwritable' },
    })
    const read = await run(app, { kind: 'read' })
    const { backups } = await snapshot(app)
    expect(read.result).toMatchObject({ image: { sha256: backups[0]?.sha256 } })
  })

  it('does not break off a write for a line of the log', async () => {
    const app = await start()
    await opened(app)
    await run(app, backup)
    await fullDiskFor('"kind":"note"')
    expect(await run(app, write(await image(app, 1)))).toMatchObject({
      state: 'done',
      contents: { state: 'verified' },
    })
  })

  it('does not take back that every byte was verified', async () => {
    const app = await start()
    await opened(app)
    await run(app, backup)
    await fullDiskFor('"kind":"settled"')
    expect(await run(app, write(await image(app, 1)))).toMatchObject({
      state: 'failed',
      contents: { state: 'verified' },
      fault: { code: 'data.vault-unwritable' },
    })
    expect((await snapshot(app)).recovery).not.toBeNull()
  })

  it('leaves no programmer open whose opening was refused', async () => {
    const app = await start()
    await fullDiskFor('"kind":"session"')
    await expect(
      app.api.call('session.open', { programmerId: small, clockHz: null }),
    ).rejects.toMatchObject({ code: 'data.vault-unwritable' })
    expect((await snapshot(app)).session).toBeNull()
    vi.restoreAllMocks()
    await opened(app)
    expect((await snapshot(app)).session?.chip).not.toBeNull()
  })
})

describe('another process that had the programmer before', () => {
  it('leaves its unfinished write and its backup to the one that was started earlier', async () => {
    const [later, first] = [await start(), await start()]
    await opened(first, `${small},fault=bad-page:address=0x1300`)
    await run(first, backup)
    expect(await run(first, write(await image(first, 1)))).toMatchObject({
      contents: { state: 'compared-differs' },
    })
    await first.close()

    expect((await snapshot(later)).recovery).toBeNull()
    await opened(later)
    const { recovery, backups } = await snapshot(later)
    expect(recovery).toMatchObject({ operation: 'write', image: { name: '1.rom' } })
    expect(recovery?.backup?.id).toBe(backups[0]?.id)
    await run(later, backup)
    await expect(later.api.call('job.start', write(await image(later, 2)))).rejects.toMatchObject({
      code: 'gate.recovery-open',
    })
  })
})

describe('an unfinished write', () => {
  it('stays open when another board with the same kind of chip is written', async () => {
    const app = await start()
    await opened(app, `${small},fault=bad-page:address=0x1300`)
    await run(app, backup)
    await run(app, write(await image(app, 1)))
    await opened(app, `${small},seed=77`)
    const other = await run(app, write(await image(app, 2), 'skip'))
    expect(other).toMatchObject({ state: 'done', contents: { state: 'verified' } })
    expect((await snapshot(app)).recovery).toMatchObject({ image: { name: '1.rom' } })
  })

  it('is closed when it is written again without a fault, and so are the tries between', async () => {
    const app = await start()
    const bad = `${small},fault=bad-page:address=0x1300`
    await opened(app, bad)
    await run(app, backup)
    await run(app, write(await image(app, 1)))
    await run(app, write(await image(app, 2)))
    await opened(app)
    expect(await run(app, write(await image(app, 2), 'recovery'))).toMatchObject({
      contents: { state: 'verified' },
    })
    expect((await snapshot(app)).recovery).toBeNull()
  })
})

describe('a front that fails to listen', () => {
  it('does not stop a write, nor keep the others from hearing of it', async () => {
    const app = await start()
    await opened(app)
    await run(app, backup)
    app.api.subscribe(() => {
      throw new Error('the window is gone')
    })
    expect(await run(app, write(await image(app, 1)))).toMatchObject({
      state: 'done',
      contents: { state: 'verified' },
    })
  })
})

describe('two programmers asked for at once', () => {
  it('are one session with its lock held, and one refusal', async () => {
    const app = await start()
    const open = () => app.api.call('session.open', { programmerId: small, clockHz: null })
    // Closing the one before takes its time.
    await open()
    const ended = await Promise.allSettled([open(), open(), open()])
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const each of ended.slice(1)) expect(each).toMatchObject({ reason: { family: 'gate' } })
    expect((await snapshot(app)).session).not.toBeNull()
    expect(await readdir(dataDir)).toContain('lock')
    await app.api.call('session.close', undefined)
    expect(await readdir(dataDir)).not.toContain('lock')
  })
})

describe('the end of the app', () => {
  it('lets no job and no session begin behind it', async () => {
    const app = await start()
    await opened(app)
    const starting = app.api.call('job.start', backup)
    const closing = app.close()
    await starting.catch(() => undefined)
    await closing
    const { job } = await snapshot(app)
    expect(job?.state).not.toBe('running')
    await expect(
      app.api.call('session.open', { programmerId: small, clockHz: null }),
    ).rejects.toMatchObject({ family: 'gate' })
    expect((await snapshot(app)).session).toBeNull()
  })
})

describe('a link that breaks when a job no longer needs it', () => {
  it('closes the session as soon as the job has ended', async () => {
    let lose = (): void => undefined
    const [practice] = drivers.filter(({ kind }) => kind === 'practice')
    if (practice === undefined) throw new Error('no practice driver')
    const losing: ProgrammerDriver = {
      ...practice,
      list: () => practice.list(),
      accepts: (id) => practice.accepts(id),
      open: async (id, options): Promise<SpiTransport> => {
        const real = await practice.open(id, options)
        return {
          clockHz: real.clockHz,
          limits: real.limits,
          about: real.about,
          transfer: (op) => real.transfer(op),
          close: () => real.close(),
          onLost: (listener) => {
            lose = () => listener(new Fault('link.lost', { opsDone: 0 }))
          },
        }
      },
    }
    const app = await start([losing])
    await opened(app)
    app.api.subscribe(({ value }) => {
      if (value.job?.phase === 'save') lose()
    })
    expect(await run(app, backup)).toMatchObject({ state: 'done' })
    expect((await snapshot(app)).session).toBeNull()
  })
})

describe('a vault with a file that cannot be read', () => {
  it('names it and starts all the same', async () => {
    await mkdir(join(dataDir, 'backups', 'odd.json'), { recursive: true })
    await chmod(dataDir, 0o700)
    const app = await start()
    expect((await snapshot(app)).vaultNotes.some(({ name }) => name === 'odd.json')).toBe(true)
    expect(await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).toContain('"kind":"start"')
  })
})

describe('what was kept while practising', () => {
  it('is judged like any file on a real chip of the same model, and stays its own on the practice chip', async () => {
    const port = 'serprog:ip=127.0.0.1:7'
    const real: ProgrammerDriver = {
      kind: 'serprog',
      accepts: (id) => id === port,
      list: () => Promise.resolve([]),
      async open(_id, options) {
        const transport = await practiceDriver.open(`${small},seed=2`, options)
        return {
          clockHz: transport.clockHz,
          limits: transport.limits,
          about: { ...transport.about, name: 'pico-serprog' },
          transfer: (op) => transport.transfer(op),
          close: () => transport.close(),
        }
      },
    }
    const app = await start([practiceDriver, real])
    await opened(app)
    await run(app, backup)
    const backupId = (await snapshot(app)).backups[0]?.id ?? ''
    const { id } = await app.api.call('backup.use', { backupId })
    const cautions = async () =>
      (await app.api.call('image.check', { imageId: id })).filter(({ level }) => level !== 'note')
    await opened(app, port)
    expect(await cautions()).not.toEqual([])
    await expect(app.api.call('job.start', write(id, 'skip'))).rejects.toMatchObject({
      facts: { blockers: [{ code: 'image-cautions-open' }] },
    })
    await opened(app)
    await run(app, backup)
    const { jobId } = await app.api.call('job.start', write(id))
    expect(jobId).toMatch(/^job-/)
  })
})
