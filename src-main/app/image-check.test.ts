// SPDX-License-Identifier: GPL-3.0-or-later
/** The calls about images: what a front may ask without a chip, and that main judges a write by the same words. */
import { describe, expect, it } from 'vitest'
import { useDesk, backup, write } from '../testing/desk.ts'
import { imageNamed } from '../testing/verdicts.ts'

const desk = useDesk()
const put = async (bytes: Uint8Array, name = 'my.rom') =>
  (await desk.app.api.call('image.put', { name, bytes })).id

describe('image.put', () => {
  it('accepts any file name, and shows its invisible characters as ?', async () => {
    const imageId = await put(imageNamed('x60'), 'a\nb\u001b[2J\u202e".rom')
    const { images } = await desk.snapshot()
    expect(images.find(({ id }) => id === imageId)?.name).toBe('a?b?[2J?".rom')
    await expect(put(imageNamed('x60'), '../x.rom')).rejects.toMatchObject({
      code: 'bug.bad-input',
    })
  })
})

describe('image.check', () => {
  it('takes board, chip and slot, and every finding has a level', async () => {
    const imageId = await put(imageNamed('t400_8mb'))
    const ask = { imageId, board: 'x200', chip: 'W25Q64JV', slot: null }
    const found = await desk.app.api.call('image.check', ask)
    expect(found[0]).toMatchObject({ code: 'other-board', level: 'stop' })
    expect(found.every(({ level }) => ['stop', 'caution', 'note'].includes(level))).toBe(true)
  })

  it('knows the chip by its slot: by name, by number, by index', async () => {
    const imageId = await put(imageNamed('x230_12mb').slice(8 << 20))
    for (const slot of ['top', '2', 1]) {
      const found = await desk.app.api.call('image.check', { imageId, board: 'x230', slot })
      expect(found.filter(({ level }) => level === 'stop')).toEqual([])
    }
    const wrong = await put(imageNamed('x230_12mb').slice(0, 4 << 20))
    const found = await desk.app.api.call('image.check', {
      imageId: wrong,
      board: 'x230',
      slot: 'top',
    })
    expect(found[0]).toMatchObject({ code: 'wrong-half', level: 'stop' })
  })

  it('refuses a mainboard that does not exist', async () => {
    const imageId = await put(imageNamed('x60'))
    await expect(
      desk.app.api.call('image.check', { imageId, board: 'no such board' }),
    ).rejects.toMatchObject({ code: 'bug.bad-input' })
  })

  it('refuses a chip that the mainboard does not have', async () => {
    const imageId = await put(imageNamed('x60'))
    for (const slot of ['left', '3', 2])
      await expect(
        desk.app.api.call('image.check', { imageId, board: 'x230', slot }),
      ).rejects.toMatchObject({ code: 'bug.bad-input' })
  })

  it('judges a part together with the whole image it was cut from', async () => {
    const whole = await put(imageNamed('dell7010sff_12mb', { files: [] }))
    const part = await desk.app.api.call('image.slice', {
      imageId: whole,
      range: { offset: 0, length: 8 << 20 },
      name: 'part.rom',
    })
    await desk.app.api.call('image.drop', { imageId: whole })
    const board = 'optiplex-7010-9010-sff'
    const found = await desk.app.api.call('image.check', { imageId: part.id, board })
    expect(found.map(({ code }) => code)).toContain('vendor-files-missing')
  })
})

describe('a write', () => {
  it('is refused by the gate for another mainboard, unless that is overruled', async () => {
    await desk.open('practice:chip=W25Q64JV')
    await desk.run(backup)
    const imageId = await put(imageNamed('t400_8mb'))
    const request = { ...write(imageId), board: 'x200' }
    await expect(desk.app.api.call('job.start', request)).rejects.toMatchObject({
      code: 'image.unfit',
    })
    const archive = imageNamed('t400_8mb')
    archive.set([0x50, 0x4b, 3, 4])
    await expect(
      desk.app.api.call('job.start', {
        ...request,
        imageId: await put(archive),
        ignoreBoard: true,
      }),
    ).rejects.toMatchObject({ code: 'image.unfit' })
    expect(await desk.run({ ...request, ignoreBoard: true })).toMatchObject({ state: 'done' })
  })

  it('is refused until every caution is accepted for this very file', async () => {
    await desk.open('practice:chip=W25Q64JV')
    await desk.run(backup)
    const shared = imageNamed('x200_8mb', { mac: '00:de:ad:c0:ff:ee' })
    const imageId = await put(shared)
    const { images } = await desk.snapshot()
    const sha256 = images.find(({ id }) => id === imageId)?.sha256 ?? ''
    const request = { ...write(imageId), board: 'x200' }
    const start = (accepted: { sha256: string; codes: readonly string[] } | null) =>
      desk.app.api.call('job.start', { ...request, accepted })
    const closed = { code: 'gate.closed' }
    await expect(start(null)).rejects.toMatchObject(closed)
    await expect(start({ sha256, codes: ['mac-blank'] })).rejects.toMatchObject(closed)
    const other = { sha256: sha256.replaceAll(/./g, '0'), codes: ['mac-shared'] }
    await expect(start(other)).rejects.toMatchObject(closed)
    const done = await desk.run({ ...request, accepted: { sha256, codes: ['mac-shared'] } })
    expect(done).toMatchObject({ state: 'done', contents: { state: 'verified' } })
  })

  it('of a backup of this chip needs nothing accepted', async () => {
    await desk.open('practice:chip=W25Q64JV')
    await desk.run(backup)
    const imageId = await put(imageNamed('x200_8mb', { mac: '00:de:ad:c0:ff:ee' }))
    await desk.run(write(imageId))
    await desk.run(backup)
    const { backups } = await desk.snapshot()
    const shared = await desk.app.api.call('backup.use', { backupId: backups[0]?.id ?? '' })
    const written = await desk.app.api.call('backup.use', { backupId: backups[1]?.id ?? '' })
    for (const { id } of [shared, written]) {
      const job = await desk.run({ ...write(id), accepted: null })
      expect(job.state).toBe('done')
    }
  })
})
