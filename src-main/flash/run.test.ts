// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { onlyOnce, partOf, silently, toTheEnd } from './run.ts'
import { testRun } from '../testing/run.ts'

describe('the announcement of a change', () => {
  it('reaches the journal once, through whatever the run was wrapped in', async () => {
    const run = testRun()
    for (const each of [run, partOf(run, 0, 2), silently(run), toTheEnd(partOf(run, 1, 2))])
      await each.changing()
    expect(run.changes()).toBe(1)
  })

  it('keeps everybody from sending anything once the journal could not be written', async () => {
    let tries = 0
    const changing = onlyOnce(async () => {
      tries++
      if (tries === 1) throw new Error('disk full')
    })
    await expect(changing()).rejects.toThrow('disk full')
    await expect(changing()).rejects.toThrow('disk full')
    expect(tries).toBe(1)
  })
})

describe('a run that is handed on', () => {
  it('can be stopped as the whole can, but for what must be finished', () => {
    const run = testRun()
    run.abort.abort()
    expect([silently(run), partOf(run, 0, 1), toTheEnd(run)].map((r) => r.signal.aborted)).toEqual([
      true,
      true,
      false,
    ])
  })

  it('reports its bytes as those of a part', () => {
    const run = testRun()
    partOf(run, 100, 300).progress('read', 50, 100)
    silently(run).progress('read', 1, 2)
    expect(run.reports).toEqual([{ phase: 'read', done: 150, total: 300 }])
  })
})
