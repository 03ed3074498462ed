import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppEvent } from '../../shared/contract.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { JobRequest } from '../../shared/model/job.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { drivers, parsePracticeId, servePractice } from '../transport/drivers.ts'
import { forgetPracticeChips } from '../transport/practice/driver.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import type { App } from './app.ts'
import { runJob, snapshotOf, startTestApp } from './test-app.ts'

let dataDir = ''
let app: App
let events: AppEvent[] = []

async function start(using = drivers): Promise<void> {
  app = await startTestApp(dataDir, using)
  events = []
  app.api.subscribe((event) => events.push(event))
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pin-one-app-'))
  await start()
})
afterEach(async () => {
  await app.close()
  forgetPracticeChips()
  await rm(dataDir, { recursive: true, force: true })
})

const snapshot = () => snapshotOf(app.api)
const run = (request: JobRequest) => runJob(app.api, request)

const small = 'practice:chip=MX25L512E'
async function open(programmerId = small): Promise<void> {
  await app.api.call('session.open', { programmerId, clockHz: null })
  await run({ kind: 'identify' })
}

const backup = { kind: 'backup', passes: 2, board: 'bench' } as const
const write = (imageId: string) =>
  ({ kind: 'write', imageId, backup: 'session', unprotect: 'no' }) as const

/** An image that differs from the chip in a few places, so that erasing is needed. */
async function nextImage(): Promise<{ readonly id: string; readonly bytes: Uint8Array }> {
  const saved = (await snapshot()).session?.backup
  const bytes = await app.api.call('backup.get', { backupId: saved?.id ?? '' })
  for (let offset = 0; offset < bytes.length; offset += 5000)
    bytes[offset] = (bytes[offset] ?? 0) ^ 0xa5
  const { id } = await app.api.call('image.put', { name: 'next.rom', bytes })
  return { id, bytes }
}

async function refused(promise: Promise<unknown>): Promise<FaultRecord> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).not.toBeNull()
  return error as FaultRecord
}

describe('what is plugged in', () => {
  const pico = {
    id: 'serprog:dev=/dev/ttyACM0',
    kind: 'serprog',
    label: 'Pico',
    access: 'ok',
    accessDetail: null,
    usb: null,
  } as const

  it('is the list of the latest look, also when an earlier one ends after it', async () => {
    const answers: ((list: readonly FoundProgrammer[]) => void)[] = []
    const slow: ProgrammerDriver = {
      kind: 'serprog',
      list: () => new Promise((resolve) => answers.push(resolve)),
      accepts: () => false,
      open: () => Promise.reject(new Error('not opened')),
    }
    await app.close()
    await start([slow])
    const earlier = app.api.call('programmer.refresh', undefined)
    const later = app.api.call('programmer.refresh', undefined)
    await vi.waitUntil(() => answers.length === 2)
    answers[1]?.([])
    await later
    answers[0]?.([pico])
    await earlier
    expect((await snapshot()).programmers).toEqual([])
  })

  it('stays listed while one kind cannot be listed, which is noted once', async () => {
    let broken = false
    const shaky: ProgrammerDriver = {
      kind: 'serprog',
      list: () => (broken ? Promise.reject(new Error('busy')) : Promise.resolve([pico])),
      accepts: () => false,
      open: () => Promise.reject(new Error('not opened')),
    }
    await app.close()
    await start([shaky])
    const listed = async () => {
      await app.api.call('programmer.refresh', undefined)
      return (await snapshot()).programmers
    }
    expect(await listed()).toEqual([pico])
    broken = true
    expect(await listed()).toEqual([pico])
    expect(await listed()).toEqual([pico])
    const report = await app.api.call('app.report', undefined)
    expect(report.match(/cannot be listed/g)).toHaveLength(1)
  })
})

describe('the whole job', () => {
  it('identifies, backs up, writes and ends verified with the image on the chip', async () => {
    await open()
    const saved = await run(backup)
    expect(saved).toMatchObject({ state: 'done', contents: 'untouched' })
    const image = await nextImage()
    const plan = await app.api.call('image.plan', { imageId: image.id })
    expect(plan).toMatchObject({ identical: false })
    const written = await run(write(image.id))
    expect(written).toMatchObject({ state: 'done', contents: 'verified', fault: null })
    const read = await run({ kind: 'read' })
    if (read.result?.kind !== 'read') throw new Error('no read')
    expect(await app.api.call('image.get', { imageId: read.result.image.id })).toEqual(image.bytes)
    expect((await snapshot()).recovery).toBeNull()
    expect(await readdir(join(dataDir, 'writing'))).toEqual([])
  })

  it('sends events without gaps, and the snapshot is what they add up to', async () => {
    const first = await app.api.call('app.snapshot', undefined)
    await open()
    await run(backup)
    const last = await app.api.call('app.snapshot', undefined)
    const numbers = events.map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.map((_, index) => first.seq + 1 + index))
    const sum = events.reduce<Snapshot>(
      (value, event) => ({ ...value, ...event.value }),
      first.value,
    )
    expect(sum).toEqual(last.value)
    expect(numbers.at(-1)).toBe(last.seq)
  })

  it('never lets progress of a phase go backwards', async () => {
    await open()
    await run(backup)
    const image = await nextImage()
    await run(write(image.id))
    const jobs = events.flatMap(({ value }) => (value.job ? [value.job] : []))
    for (const [index, job] of jobs.entries()) {
      const before = jobs[index - 1]
      if (
        before?.id === job.id &&
        before.phase === job.phase &&
        before.totalBytes === job.totalBytes
      )
        expect(job.doneBytes).toBeGreaterThanOrEqual(before.doneBytes)
    }
    expect(
      jobs.some(({ doneBytes, totalBytes }) => totalBytes > 0 && doneBytes === totalBytes),
    ).toBe(true)
  })

  it('has the contents journalled as changed before the chip is changed', async () => {
    await open()
    await run(backup)
    const image = await nextImage()
    let journalled: string | null = null
    const stop = app.api.subscribe(({ value: { job } }) => {
      if (job?.contents === 'changed' && journalled === null) journalled = job.id
    })
    await run(write(image.id))
    stop()
    const text = await readFile(join(dataDir, 'journal.jsonl'), 'utf8')
    const kinds = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; job?: string })
    const changedAt = kinds.findIndex(({ kind, job }) => kind === 'changed' && job === journalled)
    const settledAt = kinds.findIndex(({ kind }) => kind === 'settled')
    expect(changedAt).toBeGreaterThan(-1)
    expect(settledAt).toBeGreaterThan(changedAt)
  })
})

describe('the gates', () => {
  it('refuse a write without a backup of this session, and leave the chip alone', async () => {
    await open()
    const { id } = await app.api.call('image.put', {
      name: 'a.rom',
      bytes: new Uint8Array(65_536).fill(1),
    })
    expect(await refused(app.api.call('job.start', write(id)))).toMatchObject({
      code: 'gate.closed',
    })
    expect((await snapshot()).job?.request.kind).toBe('identify')
  })

  it('take a backup of an earlier session for none', async () => {
    await open()
    await run(backup)
    await app.api.call('session.close', undefined)
    await open()
    expect(
      await refused(
        app.api.call('job.start', { kind: 'erase', backup: 'session', unprotect: 'no' }),
      ),
    ).toMatchObject({ code: 'gate.closed' })
  })

  it('refuse an image of the wrong size before anything is erased', async () => {
    await open()
    await run(backup)
    const { id } = await app.api.call('image.put', {
      name: 'half.rom',
      bytes: new Uint8Array(32_768).fill(1),
    })
    expect(await refused(app.api.call('job.start', write(id)))).toMatchObject({
      code: 'image.wrong-size',
      facts: { sizeBytes: 32_768, chipBytes: 65_536 },
    })
  })

  it.each([
    ['DO_NOT_FLASH_x230.rom', 1, 'image.refused-name'],
    ['blank.rom', 0xff, 'image.blank'],
  ] as const)('refuse %s', async (name, fill, code) => {
    await open()
    await run(backup)
    const { id } = await app.api.call('image.put', {
      name,
      bytes: new Uint8Array(65_536).fill(fill),
    })
    expect(await refused(app.api.call('job.start', write(id)))).toMatchObject({ code })
  })

  it('keep a 1.8 V chip from a 3.3 V programmer, and open with the right adapter', async () => {
    await open('practice:chip=W25Q64FW')
    expect(await refused(app.api.call('job.start', backup))).toMatchObject({
      code: 'chip.voltage',
      facts: { programmerMv: 3300 },
    })
    await app.api.call('session.open', {
      programmerId: 'practice:chip=W25Q64FW',
      clockHz: null,
      programmerMv: 1800,
    })
    await run({ kind: 'identify' })
    expect(await run({ kind: 'read' })).toMatchObject({ state: 'done' })
  })

  it('stay locked for a chip whose supply nobody knows, until the user answers', async () => {
    await open('practice:chip=TEST-64K')
    expect(await refused(app.api.call('job.start', backup))).toMatchObject({ code: 'gate.closed' })
    await app.api.call('session.answer-supply', { supplyMv: [2700, 3600] })
    expect(await run(backup)).toMatchObject({ state: 'done' })
  })

  it('let one job run at a time', async () => {
    await open()
    const first = app.api.call('job.start', backup)
    expect(await refused(app.api.call('job.start', { kind: 'read' }))).toMatchObject({
      code: 'gate.job-running',
    })
    await first
  })

  it('name the field of a call that makes no sense', async () => {
    const bad = {
      kind: 'write',
      imageId: 'x',
      backup: 'none',
      unprotect: 'no',
    } as unknown as JobRequest
    expect(await refused(app.api.call('job.start', bad))).toMatchObject({
      code: 'bug.bad-input',
      facts: { what: expect.stringContaining('job.start: backup') as string },
    })
  })

  it('refuse a chip name that no table has, with names near to it', async () => {
    await app.api.call('session.open', { programmerId: small, clockHz: null })
    expect(await refused(app.api.call('session.choose-chip', { name: 'W25Q64XY' }))).toMatchObject({
      code: 'chip.no-such-name',
    })
  })
})

describe('a write that does not end', () => {
  it('shows the recovery, keeps the image, and offers it to the next start', async () => {
    await open()
    await run(backup)
    const image = await nextImage()
    await app.api.call('session.close', undefined)
    await open(`${small},fault=bad-page:address=0x1300`)
    await run(backup)
    const failed = await run(write(image.id))
    expect(failed).toMatchObject({ state: 'failed', contents: 'changed' })
    expect((await snapshot()).recovery).toMatchObject({ cause: 'failed', operation: 'write' })

    await app.close()
    await start()
    const { recovery } = await snapshot()
    expect(recovery).toMatchObject({ cause: 'failed', chipName: expect.any(String) as string })
    expect(recovery?.image?.sizeBytes).toBe(65_536)
    expect(recovery?.backup).not.toBeNull()
    expect(recovery?.programmerId).toBe(`${small},fault=bad-page:address=0x1300`)

    await open()
    expect(
      await refused(app.api.call('job.start', write(recovery?.image?.id ?? ''))),
    ).toMatchObject({
      code: 'gate.recovery-open',
    })
    const finished = await run({
      kind: 'write',
      imageId: recovery?.image?.id ?? '',
      backup: 'recovery',
      unprotect: 'no',
    })
    expect(finished).toMatchObject({ state: 'done', contents: 'verified' })
    expect((await snapshot()).recovery).toBeNull()
    expect(await readdir(join(dataDir, 'writing'))).toEqual([])
  })

  it('is settled by comparing the chip with the backup, and by nothing else that is compared', async () => {
    const { image } = await interrupted()
    await open()
    const other = await app.api.call('image.put', { name: 'o', bytes: new Uint8Array(65_536) })
    await run({ kind: 'verify', imageId: other.id })
    expect((await snapshot()).recovery).not.toBeNull()
    await run({ kind: 'verify', imageId: image })
    expect((await snapshot()).recovery).toBeNull()
  })

  it('is settled by the user who says so', async () => {
    await interrupted()
    await app.api.call('recovery.dismiss', undefined)
    expect((await snapshot()).recovery).toBeNull()
    await app.close()
    await start()
    expect((await snapshot()).recovery).toBeNull()
    expect(await refused(app.api.call('recovery.dismiss', undefined))).toMatchObject({
      code: 'gate.closed',
    })
  })

  it('is not finished on another board with the same kind of chip', async () => {
    const { image } = await interrupted()
    await open(`${small},seed=77`)
    const job = await run({ kind: 'write', imageId: image, backup: 'recovery', unprotect: 'no' })
    expect(job).toMatchObject({
      state: 'failed',
      contents: 'untouched',
      fault: { code: 'gate.other-chip' },
    })
    expect((await snapshot()).recovery).not.toBeNull()
  })

  it('can go back to a backup that is blank, though a blank file is refused', async () => {
    await open(`${small},content=blank`)
    await run(backup)
    const saved = (await snapshot()).session?.backup
    const { id } = await app.api.call('image.put', {
      name: 'n',
      bytes: new Uint8Array(65_536).fill(3),
    })
    await run(write(id))
    const image = await app.api.call('backup.use', { backupId: saved?.id ?? '' })
    await run(backup)
    expect(await run(write(image.id))).toMatchObject({ state: 'done', contents: 'verified' })
  })

  it('does not stand in the way of another kind of chip', async () => {
    await interrupted()
    await open('practice:chip=SST25VF040B')
    expect(await run(backup)).toMatchObject({ state: 'done' })
    expect((await snapshot()).recovery?.chipName).toContain('MX25L512')
  })

  /** A start after a process that was killed in mid-write, with the image of that write on the chip. */
  async function interrupted(): Promise<{ readonly image: string }> {
    await open()
    await run(backup)
    const image = await nextImage()
    await run(write(image.id))
    await app.close()
    const path = join(dataDir, 'journal.jsonl')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    const changed = lines.findIndex((line) => line.includes('"kind":"changed"'))
    await writeFile(path, `${lines.slice(0, changed + 1).join('\n')}\n`)
    const { image: kept } = JSON.parse(lines[changed] ?? '') as { image: { sha256: string } }
    await writeFile(join(dataDir, 'writing', `${kept.sha256}.bin`), image.bytes)
    await start()
    const { recovery } = await snapshot()
    expect(recovery?.cause).toBe('killed')
    return { image: recovery?.image?.id ?? '' }
  }
})

describe('an end in mid-job', () => {
  it('closing the app stops a backup between steps and releases the programmer', async () => {
    await open('practice:chip=W25Q64JV')
    await app.api.call('job.start', backup)
    await app.close()
    await app.close()
    const last = events.filter(({ value }) => value.job !== undefined).at(-1)?.value.job
    expect(last).toMatchObject({ state: 'cancelled', contents: 'untouched' })
    expect(events.some(({ value }) => value.session === null)).toBe(true)
    expect(await readdir(dataDir)).not.toContain('lock')
  })

  it('a lost programmer closes the session and says so', async () => {
    await open('practice:chip=W25Q64JV,fault=unplug:op=100')
    const job = await run(backup)
    expect(job).toMatchObject({ state: 'failed', contents: 'untouched' })
    expect(job.fault?.code).toMatch(/^link\./)
    expect((await snapshot()).session).toBeNull()
  })

  it('a connection that ends while nothing is asked closes the session too, and the log says so', async () => {
    const options = parsePracticeId(small)
    const server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
    await open(`serprog:ip=${server.address}`)
    const closed = new Promise<void>((resolve) => {
      app.api.subscribe(({ value }) => {
        if (value.session === null) resolve()
      })
    })
    await server.close()
    await closed
    expect((await snapshot()).log.some(({ text }) => text.includes('was lost'))).toBe(true)
  })

  it('a cancel that comes too late is told so', async () => {
    await open()
    const { id } = await run(backup)
    expect(await refused(app.api.call('job.cancel', { jobId: id }))).toMatchObject({
      code: 'gate.no-job',
    })
  })
})

describe('what leaves the house', () => {
  it('keeps names and paths of the user out of the report', async () => {
    await open()
    await run({ ...backup, board: 'Annas laptop' })
    await app.api.call('image.put', { name: 'annas-secret.rom', bytes: new Uint8Array(16) })
    const report = await app.api.call('app.report', undefined)
    expect(report).toContain('Pin One 0.0.0')
    expect(report).toMatch(/MX25L512/)
    expect(report).not.toMatch(/annas/i)
    expect(report).not.toContain(dataDir)
  })

  it('keeps the log of the snapshot bounded and free of paths', async () => {
    await open()
    await run({ ...backup, board: 'Annas laptop' })
    const { log } = await snapshot()
    expect(log.length).toBeGreaterThan(3)
    expect(log.length).toBeLessThanOrEqual(200)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => (log[0]?.seq ?? 0) + index))
    expect(JSON.stringify(log)).not.toMatch(/annas/i)
    expect(JSON.stringify(log)).not.toContain(dataDir)
  })

  it('hands out copies: a front cannot change an image that is about to be written', async () => {
    const bytes = new Uint8Array(16).fill(7)
    const { id } = await app.api.call('image.put', { name: 'a', bytes })
    bytes.fill(0)
    const out = await app.api.call('image.get', { imageId: id })
    expect(out).toEqual(new Uint8Array(16).fill(7))
    out.fill(0)
    expect(await app.api.call('image.get', { imageId: id })).toEqual(new Uint8Array(16).fill(7))
  })
})

describe('a chip that cannot be identified', () => {
  it.each([
    ['open-cs', 'no-contact', 'alike'],
    ['open-hold', 'hold-floats', 'alike'],
    ['open-gnd', 'gnd-open', 'most likely'],
    ['short-miso-vcc', 'miso-high', 'alike'],
    ['shift:bits=1', 'clk-rings', 'alike'],
  ])('leaves what its wires look like: %s', async (fault, cause, likely) => {
    await open(`${small},fault=${fault}`)
    expect((await run({ kind: 'identify' })).state).toBe('failed')
    const { session } = await snapshot()
    expect(session?.wiring?.causes[0]).toMatchObject({ id: cause, likely })
    expect((await snapshot()).log.some(({ text }) => text.includes(`wiring: `))).toBe(true)
  })

  it('says nothing about the wires of a chip that answers', async () => {
    await open()
    await run({ kind: 'identify' })
    expect((await snapshot()).session?.wiring ?? null).toBeNull()
  })
})
