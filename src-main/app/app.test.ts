// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogLine, LogNote } from '../../shared/model/log.ts'
import type { FoundProgrammer } from '../../shared/model/programmer.ts'
import type { Snapshot } from '../../shared/model/snapshot.ts'
import { parsePracticeId, servePractice } from '../transport/drivers.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { backup, refused, smallChip, useDesk, write } from '../testing/desk.ts'

const noted = (code: LogNote['code']) => (line: LogLine) =>
  line.kind === 'note' && line.note.code === code

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk

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
    await desk.app.close()
    await desk.start([slow])
    const earlier = desk.app.api.call('programmer.refresh', undefined)
    const later = desk.app.api.call('programmer.refresh', undefined)
    await expect.poll(() => answers.length).toBe(2)
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
    await desk.app.close()
    await desk.start([shaky])
    const listed = async () => {
      await desk.app.api.call('programmer.refresh', undefined)
      return (await snapshot()).programmers
    }
    expect(await listed()).toEqual([pico])
    broken = true
    expect(await listed()).toEqual([pico])
    expect(await listed()).toEqual([pico])
    const report = await desk.app.api.call('app.report', undefined)
    expect(report.match(/not-listed/g)).toHaveLength(1)
  })
})

describe('the whole job', () => {
  it('identifies, backs up, writes and ends verified with the image on the chip', async () => {
    await open()
    const saved = await run(backup)
    expect(saved).toMatchObject({ state: 'done', contents: { state: 'not-touched' } })
    const image = await nextImage()
    const plan = await desk.app.api.call('image.plan', { imageId: image.id })
    expect(plan).toMatchObject({ identical: false })
    const written = await run(write(image.id))
    expect(written).toMatchObject({ state: 'done', contents: { state: 'verified' }, fault: null })
    const read = await run({ kind: 'read' })
    if (read.result?.kind !== 'read') throw new Error('no read')
    expect(await desk.app.api.call('image.get', { imageId: read.result.image.id })).toEqual(
      image.bytes,
    )
    expect((await snapshot()).recovery).toBeNull()
    expect(await readdir(join(desk.dataDir, 'writing'))).toEqual([])
  })

  it('sends events without gaps, and the snapshot is what they add up to', async () => {
    const first = await desk.app.api.call('app.snapshot', undefined)
    await open()
    await run(backup)
    const last = await desk.app.api.call('app.snapshot', undefined)
    const numbers = desk.events.map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.map((_, index) => first.seq + 1 + index))
    const sum = desk.events.reduce<Snapshot>(
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
    const jobs = desk.events.flatMap(({ value }) => (value.job ? [value.job] : []))
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
    const stop = desk.app.api.subscribe(({ value: { job } }) => {
      if (job?.contents.state === 'tried-unknown' && journalled === null) journalled = job.id
    })
    await run(write(image.id))
    stop()
    const text = await readFile(join(desk.dataDir, 'journal.jsonl'), 'utf8')
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

describe('an end in mid-job', () => {
  it('closing the app stops a backup between steps and releases the programmer', async () => {
    await open('practice:chip=W25Q64JV')
    await desk.app.api.call('job.start', backup)
    await desk.app.close()
    await desk.app.close()
    const last = desk.events.filter(({ value }) => value.job !== undefined).at(-1)?.value.job
    expect(last).toMatchObject({ state: 'cancelled', contents: { state: 'not-touched' } })
    expect(desk.events.some(({ value }) => value.session === null)).toBe(true)
    expect(await readdir(desk.dataDir)).not.toContain('lock')
  })

  it('a lost programmer closes the session and says so', async () => {
    await open('practice:chip=W25Q64JV,fault=unplug:op=300')
    const job = await run(backup)
    expect(job).toMatchObject({ state: 'failed', contents: { state: 'not-touched' } })
    expect(job.fault?.code).toMatch(/^link\./)
    expect((await snapshot()).session).toBeNull()
  })

  it('a connection that ends while nothing is asked closes the session too, and the log says so', async () => {
    const options = parsePracticeId(smallChip)
    const server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
    await open(`serprog:ip=${server.address}`)
    const closed = new Promise<void>((resolve) => {
      desk.app.api.subscribe(({ value }) => {
        if (value.session === null) resolve()
      })
    })
    await server.close()
    await closed
    expect((await snapshot()).log.some(noted('lost'))).toBe(true)
  })

  it('a cancel that comes too late gets this answer', async () => {
    await open()
    const { id } = await run(backup)
    expect(await refused(desk.app.api.call('job.cancel', { jobId: id }))).toMatchObject({
      code: 'gate.no-job',
    })
  })
})

describe('what leaves the house', () => {
  it('keeps names and paths of the user out of the report', async () => {
    await open()
    await run({ ...backup, board: 'Annas laptop' })
    await desk.app.api.call('image.put', { name: 'annas-secret.rom', bytes: new Uint8Array(16) })
    const report = await desk.app.api.call('app.report', undefined)
    expect(report).toContain('Pin One 0.0.0')
    expect(report).toMatch(/MX25L512/)
    // What was called is a code, and no name of the user's.
    expect(report).toContain('"name":"session.open"')
    expect(report).not.toMatch(/annas/i)
    expect(report).not.toContain(desk.dataDir)
  })

  it('keeps the log of the snapshot bounded and free of paths', async () => {
    await open()
    await run({ ...backup, board: 'Annas laptop' })
    const { log } = await snapshot()
    expect(log.length).toBeGreaterThan(3)
    expect(log.length).toBeLessThanOrEqual(200)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => (log[0]?.seq ?? 0) + index))
    expect(JSON.stringify(log)).not.toMatch(/annas/i)
    expect(JSON.stringify(log)).not.toContain(desk.dataDir)
  })

  it('hands out copies: a front cannot change an image that is about to be written', async () => {
    const bytes = new Uint8Array(16).fill(7)
    const { id } = await desk.app.api.call('image.put', { name: 'a', bytes })
    bytes.fill(0)
    const out = await desk.app.api.call('image.get', { imageId: id })
    expect(out).toEqual(new Uint8Array(16).fill(7))
    out.fill(0)
    expect(await desk.app.api.call('image.get', { imageId: id })).toEqual(
      new Uint8Array(16).fill(7),
    )
  })
})

describe('a chip that cannot be identified', () => {
  // Which cause comes first is held where the causes are made.
  it.each(['open-cs', 'open-hold', 'short-miso-vcc', 'shift:bits=1'])(
    'leaves what its wires look like, in the fault too: %s',
    async (fault) => {
      await open(`${smallChip},fault=${fault}`)
      const job = await run({ kind: 'identify' })
      expect(job.state).toBe('failed')
      const { session } = await snapshot()
      expect(session?.wiring?.causes.length).toBeGreaterThan(0)
      expect(session?.wiring?.looks.length).toBeGreaterThan(0)
      const { causes, looks } = session?.wiring ?? {}
      expect(job.fault?.facts).toMatchObject({ causes, looks })
      expect((await snapshot()).log.some(noted('wiring'))).toBe(true)
    },
  )

  it('says nothing about the wires of a chip that answers', async () => {
    await open()
    await run({ kind: 'identify' })
    expect((await snapshot()).session?.wiring ?? null).toBeNull()
  })
})
