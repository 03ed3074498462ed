// SPDX-License-Identifier: GPL-3.0-or-later
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { UnprotectChoice } from '../../shared/model/job.ts'
import { standingOf } from '../../shared/standing.ts'
import { nobody, sayContents } from '../../shared/text/chip-contents.ts'
import { lostBackupText } from '../../shared/text/lost-backup.ts'
import { drivers, driversWith } from '../transport/drivers.ts'
import type { ProgrammerDriver } from '../transport/spi.ts'
import { backup, refused, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()
const { open, run, snapshot, nextImage } = desk

describe('a write that does not end', () => {
  it('shows the recovery, keeps the image, and offers it to the next start', async () => {
    await open()
    await run(backup)
    const image = await nextImage()
    await desk.app.api.call('session.close', undefined)
    await open(`${smallChip},fault=bad-page:address=0x1300`)
    await run(backup)
    const failed = await run(write(image.id))
    expect(failed).toMatchObject({ state: 'failed', contents: { state: 'compared-differs' } })
    expect((await snapshot()).recovery).toMatchObject({ cause: 'failed', operation: 'write' })

    await desk.app.close()
    await desk.start()
    const { recovery } = await snapshot()
    expect(recovery).toMatchObject({ cause: 'failed', chipName: expect.any(String) as string })
    expect(recovery?.image?.sizeBytes).toBe(65_536)
    expect(recovery?.backup).not.toBeNull()
    expect(recovery?.programmerId).toBe(`${smallChip},fault=bad-page:address=0x1300`)

    await open()
    expect(
      await refused(desk.app.api.call('job.start', write(recovery?.image?.id ?? ''))),
    ).toMatchObject({
      code: 'gate.recovery-open',
    })
    const finished = await run({
      kind: 'write',
      imageId: recovery?.image?.id ?? '',
      backup: 'recovery',
      unprotect: 'no',
    })
    expect(finished).toMatchObject({ state: 'done', contents: { state: 'verified' } })
    expect((await snapshot()).recovery).toBeNull()
    expect(await readdir(join(desk.dataDir, 'writing'))).toEqual([])
  })

  it('is settled by comparing the chip with the backup, and by nothing else that is compared', async () => {
    const { image } = await interrupted()
    await open()
    const other = await desk.app.api.call('image.put', { name: 'o', bytes: new Uint8Array(65_536) })
    await run({ kind: 'verify', imageId: other.id })
    expect((await snapshot()).recovery).not.toBeNull()
    await run({ kind: 'verify', imageId: image })
    expect((await snapshot()).recovery).toBeNull()
  })

  it.each(['gone', 'altered'] as const)(
    'whose backup is %s tells that, and offers that backup no more',
    async (why) => {
      await interrupted()
      const saved = (await snapshot()).recovery?.backup
      if (saved == null) throw new Error('no backup')
      const file = join(desk.dataDir, 'backups', saved.fileName)
      await desk.app.close()
      await (why === 'gone' ? rm(file) : writeFile(file, new Uint8Array(65_536)))
      await desk.start()
      await open()
      const { recovery, backups } = await snapshot()
      expect(recovery).toMatchObject({ backup: null, lostBackup: { backup: saved, why } })
      expect(backups).toEqual([])
      const standing = standingOf(await snapshot()) ?? nobody
      expect(sayContents('fault.backup', standing)).toContain(lostBackupText[why])
      expect(sayContents('fault.cli-hint', standing)).not.toContain('--restore')
      expect(await refused(desk.app.api.call('backup.use', { backupId: saved.id }))).toMatchObject({
        code: why === 'gone' ? 'data.backup-gone' : 'data.backup-damaged',
      })
    },
  )

  it.each([
    ['description is gone', (json: string) => rm(json), 'undescribed'],
    ['description was cut off', (json: string) => writeFile(json, '{ "schema": 1,'), 'undescribed'],
    [
      'file and description are gone',
      (json: string, file: string) => Promise.all([rm(json), rm(file)]),
      'gone',
    ],
  ] as const)(
    'whose backup was made, and whose %s, is not told that none was',
    async (_, spoil, why) => {
      await interrupted()
      const saved = (await snapshot()).recovery?.backup
      if (saved == null) throw new Error('no backup')
      const folder = join(desk.dataDir, 'backups')
      await desk.app.close()
      await spoil(join(folder, `${saved.id}.json`), join(folder, saved.fileName))
      await desk.start()
      await open()
      const { recovery } = await snapshot()
      const { id, fileName } = saved
      expect(recovery).toMatchObject({
        backup: null,
        lostBackup: { backup: { id, fileName }, why },
      })
      const standing = standingOf(await snapshot()) ?? nobody
      expect(sayContents('fault.backup', standing)).toBe(
        `Backup: ${fileName}. ${lostBackupText[why]}`,
      )
      expect(sayContents('fault.cli-hint', standing)).not.toContain('--restore')
    },
  )

  it('is settled when the user says so', async () => {
    await interrupted()
    await desk.app.api.call('recovery.dismiss', undefined)
    expect((await snapshot()).recovery).toBeNull()
    await desk.app.close()
    await desk.start()
    expect((await snapshot()).recovery).toBeNull()
    expect(await refused(desk.app.api.call('recovery.dismiss', undefined))).toMatchObject({
      code: 'gate.closed',
    })
  })

  it('is not finished on another board with the same kind of chip', async () => {
    const { image } = await interrupted()
    await open(`${smallChip},seed=77`)
    expect((await snapshot()).recovery?.contents).toEqual({
      state: 'tried-unknown',
      why: 'other-chip',
    })
    const job = await run({ kind: 'write', imageId: image, backup: 'recovery', unprotect: 'no' })
    expect(job).toMatchObject({
      state: 'failed',
      contents: { state: 'not-touched' },
      fault: { code: 'gate.other-chip' },
    })
    expect((await snapshot()).recovery).not.toBeNull()
  })

  it('can go back to a backup that is blank, though a blank file is refused', async () => {
    await open(`${smallChip},content=blank`)
    await run(backup)
    const saved = (await snapshot()).session?.backup
    const { id } = await desk.app.api.call('image.put', {
      name: 'n',
      bytes: new Uint8Array(65_536).fill(3),
    })
    await run(write(id))
    const image = await desk.app.api.call('backup.use', { backupId: saved?.id ?? '' })
    await run(backup)
    expect(await run(write(image.id))).toMatchObject({
      state: 'done',
      contents: { state: 'verified' },
    })
  })

  it('does not block another kind of chip', async () => {
    await interrupted()
    await open('practice:chip=SST25VF040B')
    expect(await run(backup)).toMatchObject({ state: 'done' })
    expect((await snapshot()).recovery?.chipName).toContain('MX25L512')
  })

  describe('and had lifted the protection', () => {
    const choice = 'restore-afterwards'
    const file = () => join(desk.dataDir, 'chip.bin')
    const keeping = () => driversWith({ file: file() })
    beforeEach(async () => {
      await desk.app.close()
      await desk.start(keeping())
    })
    const lift = () => writeFile(`${file()}.registers`, JSON.stringify({ sr1: 0 }))
    const range = async () => (await snapshot()).session?.protection?.protectedRange

    it('is not settled by a comparison while that is owed, and is by the write that brings it back', async () => {
      const { image } = await interrupted(`${smallChip},fault=protected`, choice, keeping())
      await lift()
      await open()
      expect(await run({ kind: 'verify', imageId: image })).toMatchObject({
        contents: { state: 'verified' },
      })
      expect((await snapshot()).recovery).toMatchObject({ lifted: { choice } })
      expect(await range()).toBe('none')

      const again = { ...write(image), backup: 'recovery' } as const
      expect(await run(again)).toMatchObject({
        contents: { state: 'verified' },
        result: { protection: { restored: true } },
      })
      expect(await range()).not.toBe('none')
      expect((await snapshot()).recovery).toBeNull()
    })

    it('is settled by a comparison where the chip has it again', async () => {
      const { image } = await interrupted(`${smallChip},fault=protected`, choice, keeping())
      await open()
      await run({ kind: 'verify', imageId: image })
      expect((await snapshot()).recovery).toBeNull()
    })

    it('says what the chip has after the failure, and goes on with the choice in the same session', async () => {
      await open(`${smallChip},fault=protected+bad-page:address=0x1300`)
      await run(backup)
      const { id } = await nextImage()
      const failed = await run({ ...write(id), unprotect: choice })
      expect(failed).toMatchObject({ state: 'failed', contents: { state: 'compared-differs' } })
      expect(await range()).not.toBe('none')
      const again = await run({ ...write(id), backup: 'recovery' })
      // The page that fails holds what it held: this try has changed nothing of what the one before it left.
      expect(again).toMatchObject({
        state: 'failed',
        contents: { state: 'compared-equal', basis: { against: 'read-before' } },
      })
      expect((await snapshot()).recovery?.contents.state).toBe('compared-differs')
      expect(await range()).not.toBe('none')
    })
  })

  /** A start after a process that was killed in mid-write, with the image of that write on the chip. */
  async function interrupted(
    programmerId = smallChip,
    unprotect: UnprotectChoice = 'no',
    using: readonly ProgrammerDriver[] = drivers,
  ): Promise<{ readonly image: string }> {
    await open(programmerId)
    await run(backup)
    const image = await nextImage()
    await run({ ...write(image.id), unprotect })
    await desk.app.close()
    const path = join(desk.dataDir, 'journal.jsonl')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    const changed = lines.findIndex((line) => line.includes('"kind":"changed"'))
    await writeFile(path, `${lines.slice(0, changed + 1).join('\n')}\n`)
    const { image: kept } = JSON.parse(lines[changed] ?? '') as { image: { sha256: string } }
    await writeFile(join(desk.dataDir, 'writing', `${kept.sha256}.bin`), image.bytes)
    await desk.start(using)
    const { recovery } = await snapshot()
    expect(recovery?.cause).toBe('killed')
    return { image: recovery?.image?.id ?? '' }
  }
})
