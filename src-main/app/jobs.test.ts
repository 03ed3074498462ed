// SPDX-License-Identifier: GPL-3.0-or-later
/** One job at a time, from the gates to the event that tells its end. */
import { describe, expect, it } from 'vitest'
import { backup, refused, useDesk, write } from '../testing/desk.ts'

const desk = useDesk()

describe('while a job is not told as ended', () => {
  it('no other one starts, also not in the moment in which its unfinished write is looked up', async () => {
    await desk.open('practice:chip=MX25L512E,fault=bad-page:address=0x1300')
    await desk.run(backup)
    const image = await desk.nextImage()
    const tries: Promise<string>[] = []
    let told = 'running'
    desk.app.api.subscribe(({ value: { job } }) => {
      if (job != null) told = job.state
      if (told !== 'running') return
      const asked = refused(desk.app.api.call('job.start', { kind: 'read' }))
      tries.push(asked.then(({ code }) => code))
    })
    expect(await desk.run(write(image.id))).toMatchObject({ state: 'failed' })
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['gate.job-running']))
    expect((await desk.snapshot()).recovery).not.toBeNull()
  })

  it('one that asks twice at once is let in once', async () => {
    await desk.open()
    const { api } = desk.app
    const [first, second] = await Promise.allSettled([
      api.call('job.start', { kind: 'read' }),
      api.call('job.start', { kind: 'read' }),
    ])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
  })
})

describe('when the app is closed', () => {
  it('a job that has just been let in does not run', async () => {
    await desk.open()
    const started = refused(desk.app.api.call('job.start', { kind: 'read' }))
    await desk.app.close()
    expect((await started).code).toMatch(/^gate\.(cancelled|job-running)$/)
    expect((await desk.snapshot()).job?.request.kind).toBe('identify')
  })
})
