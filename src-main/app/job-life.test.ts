// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { JobInfo } from '../../shared/model/job.ts'
import { JobLife } from './job-life.ts'

/** A job whose clock stands at what the test says. */
function lifeAt() {
  const told: JobInfo[] = []
  const time = { ms: 0 }
  const life = new JobLife({
    id: 'job-1',
    request: { kind: 'read' },
    backup: null,
    clock: { nowMs: () => time.ms, sleep: () => Promise.resolve() },
    whole: { begin: () => null, report: () => null, planned: () => null, end: () => null },
    tell: (job) => told.push(job),
  })
  return { life, told, time }
}

describe('the life of a job', () => {
  it('is not published before it begins', () => {
    const { life, told } = lifeAt()
    expect(life.state).toBe('queued')
    life.stop()
    expect(told).toEqual([])
    expect(life.abort.signal.aborted).toBe(true)
  })

  it('stays stopping, whatever is reported meanwhile, until it has ended', () => {
    const { life, told, time } = lifeAt()
    life.begin()
    life.stop()
    time.ms = 500
    life.progress('read', 10, 100)
    life.contents({ state: 'tried-unknown', why: 'running' })
    life.end({ state: 'cancelled', result: null, fault: null })
    expect(told.map(({ state }) => state)).toEqual([
      'running',
      'stopping',
      'stopping',
      'stopping',
      'cancelled',
    ])
  })

  it('tells progress ten times a second, and at once where a phase begins or is complete', () => {
    const { life, told, time } = lifeAt()
    life.begin()
    for (time.ms = 10; time.ms <= 250; time.ms += 10) life.progress('read', time.ms, 1000)
    life.progress('compare', 0, 50)
    life.progress('compare', 50, 50)
    expect(told.map(({ phase, doneBytes }) => [phase, doneBytes])).toEqual([
      ['read', 0],
      ['read', 100],
      ['read', 200],
      ['compare', 0],
      ['compare', 50],
    ])
  })

  it('never goes back within a phase', () => {
    const { life, time } = lifeAt()
    life.begin()
    life.progress('read', 80, 100)
    time.ms = 200
    life.progress('read', 40, 100)
    expect(life.job).toMatchObject({ doneBytes: 80, phaseMs: 200 })
    life.progress('verify', 10, 100)
    expect(life.job).toMatchObject({ doneBytes: 10, phaseMs: 0 })
  })
})
