import { describe, expect, it } from 'vitest'
import type { JobInfo } from '../../../shared/model/job.ts'
import { endNotice, jobDesk, leaveQuestion } from './job-desk.ts'

const job: JobInfo = {
  id: 'job-1',
  request: { kind: 'backup', passes: 2, board: null },
  state: 'running',
  phase: 'read',
  doneBytes: 250,
  totalBytes: 1000,
  phaseMs: 5,
  contents: 'untouched',
  result: null,
  fault: null,
}

describe('the desktop around a job', () => {
  it('shows how far it is', () => {
    expect(jobDesk(job)).toEqual({ running: true, progress: 0.25 })
  })

  it('never shows more than all', () => {
    expect(jobDesk({ ...job, doneBytes: 1200 }).progress).toBe(1)
  })

  it('shows that it works where nobody knows how long: a phase without a size, a job that is being stopped', () => {
    expect(jobDesk({ ...job, totalBytes: 0 })).toEqual({ running: true, progress: 2 })
    expect(jobDesk({ ...job, state: 'stopping' })).toEqual({ running: true, progress: 2 })
  })

  it.each(['done', 'failed', 'cancelled'] as const)('is quiet after a job that is %s', (state) => {
    expect(jobDesk({ ...job, state })).toEqual({ running: false, progress: -1 })
  })

  it('is quiet without a job', () => {
    expect(jobDesk(null)).toEqual({ running: false, progress: -1 })
  })
})

describe('the word to somebody at another window', () => {
  const write = { kind: 'write', imageId: 'i', backup: 'session', unprotect: 'no' } as const

  it('says verified only of a chip that is', () => {
    const done = { ...job, request: write, state: 'done', contents: 'verified' } as const
    expect(endNotice(done)?.title).toMatch(/^Verified/)
    expect(endNotice({ ...done, state: 'failed', contents: 'changed' })?.title).toBe(
      'The chip is changed, but not finished',
    )
    expect(endNotice({ ...done, state: 'failed', contents: 'untouched' })?.title).toContain(
      'was not changed',
    )
  })

  it('tells of the backup, and that nothing else changed anything', () => {
    expect(endNotice({ ...job, state: 'done' })?.title).toContain('equal, and saved')
    const verify = { kind: 'verify', imageId: 'i' } as const
    expect(endNotice({ ...job, request: verify, state: 'done' })?.body).toContain('changed')
  })

  it('is not said while a job runs, after a stop, or of a chip that was only asked', () => {
    expect(endNotice(null)).toBeNull()
    expect(endNotice(job)).toBeNull()
    expect(endNotice({ ...job, state: 'cancelled' })).toBeNull()
    expect(endNotice({ ...job, request: { kind: 'identify' }, state: 'done' })).toBeNull()
  })
})

describe('the question before leaving', () => {
  it('is not asked when nothing runs', () => {
    expect(leaveQuestion(null)).toBeNull()
    expect(leaveQuestion({ ...job, state: 'done', contents: 'changed' })).toBeNull()
  })

  it('says that the chip is as it was while nothing has been written', () => {
    expect(leaveQuestion(job)?.detail).toContain('has not been changed')
  })

  it('says that the chip is between two states in mid-write, and to leave the board without power', () => {
    const question = leaveQuestion({ ...job, contents: 'changed', state: 'stopping' })
    expect(question?.message).toContain('being written')
    expect(question?.detail).toContain('do not power the board')
  })

  it('offers staying first', () => {
    expect(leaveQuestion(job)?.buttons[0]).toMatch(/^Keep/)
  })
})
