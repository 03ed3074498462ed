// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { allEqual, notTouched } from '../../../shared/model/chip-contents.ts'
import type { Contents } from '../../../shared/model/chip-contents.ts'
import type { BackupInfo } from '../../../shared/model/image.ts'
import type { JobInfo } from '../../../shared/model/job.ts'
import type { Known } from '../../../shared/standing.ts'
import { endNotice } from '../../../shared/text/end-notice.ts'
import { jobDesk, leaveQuestion } from './job-desk.ts'

const job: JobInfo = {
  id: 'job-1',
  request: { kind: 'backup', passes: 2, board: null },
  state: 'running',
  phase: 'read',
  doneBytes: 250,
  totalBytes: 1000,
  phaseMs: 5,
  contents: notTouched,
  backup: null,
  result: null,
  fault: null,
}

describe('the desktop around a job', () => {
  it('shows how far it is', () => {
    expect(jobDesk(job)).toEqual({ running: true, progress: 0.25 })
  })

  it('shows the whole work where the job is a part of it', () => {
    const progress = { segments: [], share: 0.4, leftMs: 9, planned: true, waitsFor: null }
    expect(jobDesk({ ...job, progress }).progress).toBe(0.4)
  })

  it('never shows more than all', () => {
    expect(jobDesk({ ...job, doneBytes: 1200 }).progress).toBe(1)
  })

  it('shows work of unknown duration: a phase without a size, a job that is being stopped', () => {
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

/** What the desktop knows with this job: no open write, no chip. */
const knowing = (each: JobInfo | null, more: Partial<Known> = {}): Known => ({
  job: each,
  recovery: null,
  session: null,
  ...more,
})
const saved = { fileName: 'X220_before.bin' } as BackupInfo
const running: Contents = { state: 'tried-unknown', why: 'running' }
const differs: Contents = {
  state: 'compared-differs',
  basis: { ...allEqual('backup', 64), differingBytes: 1, firstOffset: 0x20 },
}

describe('the word to somebody at another window', () => {
  const write = { kind: 'write', imageId: 'i', backup: 'session', unprotect: 'no' } as const
  const done: JobInfo = {
    ...job,
    request: write,
    state: 'done',
    contents: { state: 'verified', basis: allEqual('image', 64) },
  }

  it('says verified only of a chip that is', () => {
    expect(endNotice(knowing(done))?.title).toMatch(/^Verified/)
    const failed = { ...done, state: 'failed', contents: differs } as const
    expect(endNotice(knowing(failed))).toEqual({
      title: 'The write did not finish',
      body: 'The chip is changed and not verified: it differs from the backup, first at 0x000020. Do not start the mainboard.',
    })
  })

  it('says not changed only of a chip that was compared or got no command', () => {
    const body = (contents: Contents) =>
      endNotice(knowing({ ...done, state: 'failed', contents }))?.body
    expect(body(notTouched)).toContain('no command was sent that erases or writes')
    expect(body({ state: 'compared-equal', basis: allEqual('backup', 64) })).toContain(
      'all 64 bytes were compared',
    )
    expect(body({ state: 'tried-unknown', why: 'link-lost' })).toMatch(
      /^Not known .* Do not start the mainboard\.$/,
    )
  })

  it('names no file, since it may stand on a locked screen', () => {
    const failed = { ...done, state: 'failed', contents: differs, backup: saved } as const
    expect(endNotice(knowing(failed))?.body).not.toContain(saved.fileName)
  })

  it('names the backup, and says that nothing else changed anything', () => {
    expect(endNotice(knowing({ ...job, state: 'done' }))?.title).toContain('The backup is saved')
    const verify = { kind: 'verify', imageId: 'i' } as const
    const compared = endNotice(knowing({ ...job, request: verify, state: 'done' }))
    expect(compared?.body).toContain('changes nothing')
  })

  it('is not said while a job runs, after a stop, or of a chip that was only asked', () => {
    expect(endNotice(knowing(null))).toBeNull()
    expect(endNotice(knowing(job))).toBeNull()
    expect(endNotice(knowing({ ...job, state: 'cancelled' }))).toBeNull()
    expect(endNotice(knowing({ ...job, request: { kind: 'identify' }, state: 'done' }))).toBeNull()
  })
})

describe('the question before leaving', () => {
  it('is not asked when nothing runs', () => {
    expect(leaveQuestion(knowing(null))).toBeNull()
    expect(leaveQuestion(knowing({ ...job, state: 'done', contents: running }))).toBeNull()
  })

  it('says that no command was sent while nothing has been written', () => {
    expect(leaveQuestion(knowing(job))?.detail).toContain('No erase or write command was sent')
  })

  it('names the backup in mid-write, and says not to start the mainboard', () => {
    const question = leaveQuestion(
      knowing({ ...job, contents: running, state: 'stopping', backup: saved }),
    )
    expect(question?.message).toContain('being written')
    expect(question?.detail).toContain('Do not start the mainboard')
    expect(question?.detail).toContain(`Backup: ${saved.fileName}.`)
  })

  it('promises no backup where none was made', () => {
    const question = leaveQuestion(knowing({ ...job, contents: running, backup: null }))
    expect(question?.detail).toContain('No backup was made.')
    expect(question?.detail).not.toContain('restore')
  })

  it('offers staying first', () => {
    expect(leaveQuestion(knowing(job))?.buttons[0]).toMatch(/^Keep/)
  })
})
