// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { notTouched } from '../../../shared/model/chip-contents.ts'
import type { JobInfo } from '../../../shared/model/job.ts'
import { createLeaving } from './leaving.ts'
import type { LeavingParts } from './leaving.ts'

const running: JobInfo = {
  id: 'job-1',
  request: { kind: 'backup', passes: 2, board: null },
  state: 'running',
  phase: 'read',
  doneBytes: 1,
  totalBytes: 2,
  phaseMs: 1,
  contents: notTouched,
  backup: null,
  result: null,
  fault: null,
}

/** Parts that write down what happened, in order. */
function parts(change: Partial<LeavingParts> = {}) {
  const happened: string[] = []
  const made: LeavingParts = {
    known: () => ({ job: null, recovery: null, session: null }),
    ask: () => {
      happened.push('ask')
      return Promise.resolve(true)
    },
    close: () => {
      happened.push('close')
      return Promise.resolve()
    },
    quit: () => void happened.push('quit'),
    after: () => new Promise(() => undefined),
    ...change,
  }
  return { happened, leaving: createLeaving(made) }
}

describe('leaving', () => {
  it('ends the job and releases the pins before the program ends', async () => {
    const { happened, leaving } = parts()
    expect(leaving.allowed).toBe(false)
    await leaving.leave()
    expect(happened).toEqual(['close', 'quit'])
    expect(leaving.allowed).toBe(true)
  })

  it('asks in mid-job, and stays when the user wants to stay', async () => {
    const asked: string[] = []
    const { happened, leaving } = parts({
      known: () => ({ job: running, recovery: null, session: null }),
      ask: ({ message }) => {
        asked.push(message)
        return Promise.resolve(false)
      },
    })
    await leaving.leave()
    expect(asked).toHaveLength(1)
    expect(happened).toEqual([])
    expect(leaving.allowed).toBe(false)
    await leaving.leave()
    expect(asked).toHaveLength(2)
  })

  it('leaves in mid-job when the user says so', async () => {
    const { happened, leaving } = parts({
      known: () => ({ job: running, recovery: null, session: null }),
    })
    await leaving.leave()
    expect(happened).toEqual(['ask', 'close', 'quit'])
  })

  it('asks once, however often the close button is pressed meanwhile', async () => {
    let answer: (sure: boolean) => void = () => undefined
    let asked = 0
    const { happened, leaving } = parts({
      known: () => ({ job: running, recovery: null, session: null }),
      ask: () => {
        asked++
        return new Promise((resolve) => (answer = resolve))
      },
    })
    const first = leaving.leave()
    await leaving.leave()
    await leaving.leave()
    answer(true)
    await first
    expect(asked).toBe(1)
    expect(happened).toEqual(['close', 'quit'])
  })

  it('does not ask when the system goes down', async () => {
    const { happened, leaving } = parts({
      known: () => ({ job: running, recovery: null, session: null }),
    })
    await leaving.leave('unasked')
    expect(happened).toEqual(['close', 'quit'])
  })

  it('closes and quits once, however often it is asked', async () => {
    const { happened, leaving } = parts()
    await Promise.all([leaving.leave(), leaving.leave('unasked'), leaving.leave()])
    expect(happened).toEqual(['close', 'quit'])
  })

  it('does not wait without end for an erase that cannot be broken off', async () => {
    const waits: number[] = []
    const { happened, leaving } = parts({
      close: () => new Promise(() => undefined),
      after: (ms) => {
        waits.push(ms)
        return Promise.resolve()
      },
    })
    await leaving.leave()
    expect(waits).toEqual([20_000])
    expect(happened).toEqual(['quit'])
  })

  it('may ask again after an answer that was never given because the dialog failed', async () => {
    let asked = 0
    const { leaving } = parts({
      known: () => ({ job: running, recovery: null, session: null }),
      ask: () => {
        asked++
        return Promise.reject(new Error('the window is gone'))
      },
    })
    await expect(leaving.leave()).rejects.toThrow('gone')
    await expect(leaving.leave()).rejects.toThrow('gone')
    expect(asked).toBe(2)
  })
})
