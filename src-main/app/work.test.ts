// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noChoices } from '../../shared/work.ts'
import { parsePracticeId, servePractice } from '../transport/drivers.ts'
import { backup, refused, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk
const call: typeof desk.app.api.call = (name, input) => desk.app.api.call(name, input)
const restart = async () => {
  await desk.app.close()
  await desk.start()
}

describe('the work belongs to the app', () => {
  it('shows a second page what the first one chose and ticked', async () => {
    await call('work.update', {
      choices: { board: 'x230', chipIndex: 1 },
      acks: { 'wire:CS': true },
    })
    await call('work.update', { stage: 'wire' })
    expect((await snapshot()).work).toMatchObject({
      choices: { board: 'x230', chipIndex: 1 },
      acks: ['wire:CS'],
      stage: 'wire',
    })
  })

  it('answers a change with the number of the event that carries it', async () => {
    const seq = await call('work.update', { choices: { marking: 'W25Q64' } })
    expect(desk.events.find((event) => event.seq === seq)?.value.work?.choices.marking).toBe(
      'W25Q64',
    )
  })

  it('refuses what is not a choice, and takes no more than a file can hold', async () => {
    for (const input of [
      { choices: { chipTurn: 45 } },
      { choices: { marking: 'x'.repeat(201) } },
      { acks: { '': true } },
      { stage: 'nowhere' },
      { acks: Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`a${at}`, true])) },
    ])
      expect(await refused(call('work.update', input as never))).toMatchObject({
        code: 'bug.bad-input',
      })
  })

  it('knows chip and backup after the programmer was let go, and after a restart', async () => {
    await open()
    const saved = await run(backup)
    if (saved.result?.kind !== 'backup') throw new Error('no backup')
    const { id } = saved.result.backup
    await call('session.close', undefined)
    expect((await snapshot()).work.chips).toMatchObject([{ backupId: id, verified: null }])
    await call('work.update', { choices: { programmerId: smallChip, marking: 'MX25L512E' } })
    await restart()
    const { work, session } = await snapshot()
    expect(session).toBeNull()
    expect(work).toMatchObject({
      choices: { programmerId: smallChip, marking: 'MX25L512E' },
      chips: [{ backupId: id }],
      connected: true,
      keeping: 'ok',
    })
  })

  it('knows what was verified on which chip, and forgets it when that chip is changed again', async () => {
    await open()
    await run(backup)
    const image = await nextImage()
    await call('work.update', { choices: { imageId: image.id } })
    expect((await run(write(image.id))).state).toBe('done')
    const { chips } = (await snapshot()).work
    expect(chips).toMatchObject([
      { position: 0, verified: { imageId: image.id, name: 'next.rom' } },
    ])
    await call('work.update', { choices: { chipIndex: 1 } })
    await open(`${smallChip},fault=none`).catch(() => undefined)
    await call('work.update', { choices: { chipIndex: 0 } })
    expect((await snapshot()).work.chips.find(({ position }) => position === 0)?.verified).toEqual(
      chips[0]?.verified,
    )
    await restart()
    const kept = (await snapshot()).work.chips.find(({ position }) => position === 0)
    expect(kept?.verified?.name).toBe('next.rom')
  })

  it('has nothing of another kind of chip that answers in its place', async () => {
    await open()
    await run(backup)
    await open('practice:chip=MX25L3239E')
    expect((await snapshot()).work.chips).toEqual([])
  })

  it('starts without the work when its file is damaged, and says so', async () => {
    await desk.app.close()
    await writeFile(join(desk.dataDir, 'work.json'), '{"schema":1,')
    await desk.start()
    expect((await snapshot()).work).toMatchObject({ choices: noChoices, keeping: 'unreadable' })
    await call('work.update', { choices: { marking: 'W25Q64' } })
    await restart()
    expect((await snapshot()).work).toMatchObject({ keeping: 'ok', choices: { marking: 'W25Q64' } })
  })

  it('keeps the newest state when changes come faster than the disk writes', async () => {
    const marking = Array.from({ length: 50 }, (_, at) => 'W25Q64JVSIQ'.repeat(5).slice(0, at))
    await Promise.all(marking.map((text) => call('work.update', { choices: { marking: text } })))
    await desk.app.close()
    expect(await readFile(join(desk.dataDir, 'work.json'), 'utf8')).toContain(marking.at(-1))
    await desk.start()
  })
})

describe('a backup whose file is deleted or altered while its chip is connected', () => {
  const fileOf = async () => {
    await open()
    await run(backup)
    const fileName = (await snapshot()).session?.backup?.fileName ?? ''
    return join(desk.dataDir, 'backups', fileName)
  }

  it('opens no write: the chip has to be read again', async () => {
    const path = await fileOf()
    const image = await nextImage()
    await rm(path)
    const job = await run(write(image.id))
    expect(job).toMatchObject({
      state: 'failed',
      fault: { code: 'data.backup-gone' },
      contents: { state: 'not-touched' },
      backup: null,
    })
    await call('backup.check', undefined)
    const { session, backups, lostBackups } = await snapshot()
    expect(session?.backup).toBeNull()
    expect(backups).toEqual([])
    expect(lostBackups).toMatchObject([{ why: 'gone' }])
    expect(await refused(call('job.start', write(image.id)))).toMatchObject({ code: 'gate.closed' })
  })

  it('is told apart from a whole one by its hash', async () => {
    const path = await fileOf()
    const bytes = await readFile(path)
    await writeFile(
      path,
      bytes.map((byte) => byte ^ 0x80),
    )
    await call('backup.check', undefined)
    expect((await snapshot()).lostBackups).toMatchObject([{ why: 'altered' }])
    await writeFile(path, bytes)
    await call('backup.check', undefined)
    expect(await snapshot()).toMatchObject({ lostBackups: [], backups: [{}] })
  })
})

describe('practice of a ThinkPad X230', () => {
  it('answers as one chip of each size, of a known part each, with contents of its own', async () => {
    const sizes: number[] = []
    for (const id of ['practice:size=8M', 'practice:size=4M,seed=2']) {
      await open(id)
      const { session } = await snapshot()
      expect(session?.chip?.supplyMv).toEqual([2700, 3600])
      sizes.push(session?.chip?.sizeBytes ?? 0)
    }
    expect(sizes).toEqual([8 * 1_048_576, 4 * 1_048_576])
  })
})

describe('a chip that does not answer', () => {
  it('leaves its advice when the programmer is unplugged, until a chip answers', async () => {
    await open(`${smallChip},fault=open-cs`)
    await call('session.close', undefined)
    const { trouble } = (await snapshot()).work
    expect(trouble).toMatchObject({ fault: { code: 'wiring.no-chip' } })
    expect(trouble?.wiring?.causes[0]?.id).toBe('no-contact')
    await call('work.update', { acks: { 'cause:no-contact': true } })
    await open()
    expect((await snapshot()).work).toMatchObject({ trouble: null, acks: [] })
  })
})

describe('a programmer that goes in the middle of a job', () => {
  it.each([
    ['practice', 'practice'],
    ['a network', 'network'],
  ] as const)('on %s is a fault that says how it was reached', async (_where, reach) => {
    const device = 'chip=W25Q64JV,fault=unplug:op=150'
    const server = await servePractice({
      ...parsePracticeId(`practice:${device}`),
      where: { listen: '127.0.0.1:0' },
    })
    await open(reach === 'network' ? `serprog:ip=${server.address}` : `practice:${device}`)
    const job = await run(backup)
    expect(job).toMatchObject({ state: 'failed', fault: { facts: { reach } } })
    expect(job.fault?.code).toMatch(/^link\./)
    await server.close()
  })
})

describe('a programmer that goes while no job runs', () => {
  it('is an event with what it was and when, until a chip answers again', async () => {
    const options = parsePracticeId(smallChip)
    const server = await servePractice({ ...options, where: { listen: '127.0.0.1:0' } })
    await open(`serprog:ip=${server.address}`)
    await run(backup)
    const closed = new Promise<void>((resolve) => {
      desk.app.api.subscribe(({ value }) => {
        if (value.session === null) resolve()
      })
    })
    await server.close()
    await closed
    const { work, backups } = await snapshot()
    expect(work.lost).toMatchObject({ kind: 'serprog', reach: 'network' })
    expect(work.chips).toMatchObject([{ backupId: backups[0]?.id }])
    await open()
    expect((await snapshot()).work.lost).toBeNull()
  })

  it('is gone on with after one read that equals the backup; nothing is written before', async () => {
    await open()
    await run(backup)
    const saved = (await snapshot()).session?.backup
    const image = await nextImage()
    // A practice chip keeps what is on it while the app runs.
    await desk.app.api.call('session.close', undefined)
    await open()
    expect((await snapshot()).session?.backup).toBeNull()
    expect(await refused(call('job.start', write(image.id)))).toMatchObject({ code: 'gate.closed' })
    const adopted = await run({ kind: 'adopt', backupId: saved?.id ?? '' })
    expect(adopted).toMatchObject({ state: 'done', contents: { state: 'not-touched' } })
    expect(adopted.result).toMatchObject({ kind: 'adopt', equalTo: 'backup' })
    expect((await snapshot()).session?.backup?.id).toBe(saved?.id)
    expect((await run(write(image.id))).state).toBe('done')
  })

  it('is gone on with after a verified write too, when the chip still holds what was verified', async () => {
    await open()
    await run(backup)
    const saved = (await snapshot()).session?.backup
    const image = await nextImage()
    await run(write(image.id))
    await desk.app.api.call('session.close', undefined)
    await open()
    const adopted = await run({ kind: 'adopt', backupId: saved?.id ?? '' })
    expect(adopted.result).toMatchObject({ kind: 'adopt', equalTo: 'written' })
    const { session, work } = await snapshot()
    expect(session?.written).toBe(work.chips[0]?.verified?.sha256)
  })

  it('is not gone on with on a chip that holds anything else', async () => {
    await open()
    await run(backup)
    const saved = (await snapshot()).session?.backup
    const image = await nextImage()
    await run(write(image.id))
    // As if another mainboard with the same chip were clipped now.
    await call('work.reset', { keep: {} })
    await desk.app.api.call('session.close', undefined)
    await open()
    const adopted = await run({ kind: 'adopt', backupId: saved?.id ?? '' })
    expect(adopted).toMatchObject({ state: 'failed', fault: { code: 'data.verify-mismatch' } })
    expect((await snapshot()).session?.backup).toBeNull()
    expect(await refused(call('job.start', write(image.id)))).toMatchObject({ code: 'gate.closed' })
  })

  it('is not gone on with behind the backup of another chip, or one that is not there', async () => {
    await open()
    await run(backup)
    const saved = (await snapshot()).session?.backup
    await open('practice:chip=W25Q64JV')
    for (const backupId of [saved?.id ?? '', 'none'])
      expect(await refused(call('job.start', { kind: 'adopt', backupId }))).toMatchObject({
        code: 'gate.closed',
      })
  })
})
