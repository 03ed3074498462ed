// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { AppEvent } from '../../shared/contract.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import { percentOf } from '../../shared/progress.ts'
import { backup, smallChip, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()

const jobsOf = (events: readonly AppEvent[]): readonly JobInfo[] =>
  events.flatMap(({ value }) => (value.job == null ? [] : [value.job]))

const working = (events: readonly AppEvent[]) =>
  jobsOf(events).filter(({ request }) => request.kind === 'backup' || request.kind === 'write')

describe('one progress from the first read to the last compared byte', () => {
  it.each(['', ',timing=real'])(
    'grows over backup and write of a practice chip%s, waits for the image, and is 100 only once verified',
    async (words) => {
      await desk.open(`${smallChip}${words}`)
      await desk.run(backup)
      const saved = (await desk.snapshot()).job?.progress
      expect(saved).toMatchObject({ waitsFor: 'image', planned: false })
      expect(saved?.leftMs).toBeGreaterThan(0)
      const { id } = await desk.nextImage()
      await desk.run(write(id))
      const shares = working(desk.events).map(({ progress }) => progress?.share ?? -1)
      expect(shares.length).toBeGreaterThan(10)
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      const full = working(desk.events).filter(
        ({ progress }) => progress != null && percentOf(progress) === 100,
      )
      expect(full.map(({ state, contents }) => [state, contents.state])).toEqual([
        ['done', 'verified'],
      ])
      const { segments = [] } = full[0]?.progress ?? {}
      expect(segments.map(({ id: segment, state }) => [segment, state])).toEqual(
        ['read', 'read-again', 'compare', 'erase', 'program', 'verify'].map((segment) => [
          segment,
          'done',
        ]),
      )
    },
  )

  it('closes what an image does not need', async () => {
    await desk.open()
    await desk.run(backup)
    const saved = (await desk.snapshot()).session?.backup
    const { id } = await desk.app.api.call('backup.use', { backupId: saved?.id ?? '' })
    await desk.run(write(id))
    const closed = (await desk.snapshot()).job?.progress?.segments.filter(
      ({ state }) => state === 'closed',
    )
    expect(closed?.map((segment) => segment.id)).toEqual(['erase', 'program'])
  })

  it('starts again with a write that has no backup of this connection in front of it', async () => {
    await desk.open()
    await desk.run(backup)
    const { id } = await desk.nextImage()
    await desk.run(write(id))
    await desk.run(write(id))
    const last = working(desk.events).at(-1)
    expect(last?.progress?.segments.map((segment) => segment.id)).not.toContain('read-again')
    expect((await desk.snapshot()).job?.progress?.share).toBe(1)
  })

  it('is never full for a job that did not end well', async () => {
    await desk.open(`${smallChip},fault=unplug:write=4`)
    await desk.run(backup)
    const { id } = await desk.nextImage()
    await desk.run(write(id))
    const { job } = await desk.snapshot()
    expect(job?.state).toBe('failed')
    expect(percentOf(job?.progress ?? { share: 1 })).toBeLessThan(100)
  })
})
