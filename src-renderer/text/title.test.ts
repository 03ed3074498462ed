// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { notTouched } from '../../shared/model/chip-contents.ts'
import type { JobInfo } from '../../shared/model/job.ts'
import { titleText } from './title.ts'

const job: JobInfo = {
  id: 'j',
  request: { kind: 'backup', passes: 2, board: null },
  state: 'running',
  phase: 'read',
  doneBytes: 439,
  totalBytes: 1000,
  phaseMs: 1,
  contents: notTouched,
  backup: null,
  result: null,
  fault: null,
}

describe('the title of the window', () => {
  it('says how far a job is, wherever the user looks meanwhile', () => {
    expect(titleText(job, 'backup')).toBe('43 % Reading · Pin One')
    expect(titleText(job, 'reference')).toBe('43 % Reading · Pin One')
    expect(titleText({ ...job, totalBytes: 0 }, 'check')).toBe('Reading · Pin One')
    expect(titleText({ ...job, state: 'stopping' }, 'write')).toBe('Stopping · Pin One')
  })
  it('says how a job ended', () => {
    expect(titleText({ ...job, state: 'failed' }, 'backup')).toBe('Not finished: Back up · Pin One')
    expect(titleText({ ...job, state: 'done' }, 'done')).toBe('Verified · Pin One')
  })
  it('says where the user stands', () => {
    expect(titleText(null, 'package')).toBe('Package and marking · Pin One')
    expect(titleText({ ...job, state: 'done' }, 'backups')).toBe('Backups · Pin One')
  })
})
