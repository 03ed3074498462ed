import { describe, expect, it } from 'vitest'
import type { FaultRecord } from '../../shared/fault.ts'
import type { BackupInfo } from '../../shared/model/image.ts'
import type { JobInfo, RecoveryInfo } from '../../shared/model/job.ts'
import type { SessionInfo } from '../../shared/model/snapshot.ts'
import { contentsAfter } from './contents.ts'

const fault: FaultRecord = { code: 'link.lost', facts: { opsDone: 3 } }
const backup = { id: 'b', fileName: 'b.bin' } as BackupInfo
const session = { backup } as SessionInfo
const job = (more: Partial<JobInfo>): JobInfo => ({
  id: 'j',
  request: { kind: 'identify' },
  state: 'failed',
  phase: 'read',
  doneBytes: 0,
  totalBytes: 0,
  phaseMs: 0,
  contents: 'untouched',
  result: null,
  fault,
  ...more,
})

describe('what is known of the chip after a failure', () => {
  it('is what the job says that failed, with the backup of this session', () => {
    expect(contentsAfter(fault, { job: job({}), recovery: null, session })).toEqual({
      contents: 'untouched',
      backup,
    })
    const verified = job({ contents: 'verified' })
    expect(contentsAfter(fault, { job: verified, recovery: null, session: null })).toEqual({
      contents: 'verified',
      backup: null,
    })
  })

  it('stays changed while a write is open, also after a look that changed nothing', () => {
    const recovery = { backup } as RecoveryInfo
    expect(contentsAfter(fault, { job: job({}), recovery, session: null })).toEqual({
      contents: 'changed',
      backup,
    })
  })

  it('is not said of a call that was refused, since it did nothing', () => {
    const refused: FaultRecord = { code: 'link.lost', facts: { opsDone: 3 } }
    expect(contentsAfter(refused, { job: job({}), recovery: null, session })).toBeNull()
    expect(contentsAfter(fault, { job: null, recovery: null, session })).toBeNull()
  })
})
