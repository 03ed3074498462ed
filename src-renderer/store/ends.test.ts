// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { notTouched } from '../../shared/model/chip-contents.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import { endedNow } from './ends.ts'

const job = (state: JobInfo['state'], more: Partial<JobInfo> = {}): JobInfo => ({
  id: 'a',
  request: { kind: 'backup', passes: 2, board: null },
  state,
  phase: 'read',
  doneBytes: 0,
  totalBytes: 1,
  phaseMs: 0,
  contents: notTouched,
  backup: null,
  result: null,
  fault: null,
  ...more,
})

describe('the end of a job', () => {
  it('is heard once, well or badly', () => {
    expect(endedNow(job('running'), job('done'))).toBe('well')
    expect(endedNow(job('running'), job('failed'))).toBe('badly')
    expect(endedNow(job('stopping'), job('failed'))).toBe('badly')
    expect(endedNow(job('done'), job('done'))).toBeNull()
  })
  it('is silent for a job that was stopped, that only identified the chip, or that ended before this page looked', () => {
    const identify = { request: { kind: 'identify' } } as const
    expect(endedNow(job('stopping'), job('cancelled'))).toBeNull()
    expect(endedNow(job('running', identify), job('done', identify))).toBeNull()
    expect(endedNow(null, job('done'))).toBeNull()
    expect(endedNow(job('running'), job('done', { id: 'b' }))).toBeNull()
  })
})
