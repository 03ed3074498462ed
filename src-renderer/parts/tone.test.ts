// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Heard } from './tone.ts'
import { toneFor } from './tone.ts'

const silent: Heard = { answers: false, change: 'none' }
const answers: Heard = { answers: true, change: 'none' }
const hz = (before: Heard, now: Heard): number => toneFor(before, now) ?? 0

describe('the tone', () => {
  it('is high when replies come and low when they go', () => {
    expect(hz(silent, answers)).toBeGreaterThan(hz(answers, silent))
    expect(hz(answers, silent)).toBeGreaterThan(0)
  })
  it('is another one when replies get better, and a lower one when they get worse', () => {
    const better = hz(silent, { answers: false, change: 'better' })
    const worse = hz(silent, { answers: false, change: 'worse' })
    expect(better).toBeGreaterThan(worse)
    expect(new Set([better, worse, hz(silent, answers), hz(answers, silent)]).size).toBe(4)
  })
  it('is that of the reply where both are new at once', () => {
    const now: Heard = { answers: true, change: 'better' }
    expect(toneFor(silent, now)).toBe(toneFor(silent, answers))
  })
  it.each([
    ['as it was', answers, answers],
    ['no longer new', { answers: true, change: 'better' }, answers],
    ['still better', { answers: true, change: 'better' }, { answers: true, change: 'better' }],
  ] as const)('is not heard when all is %s', (_name, before, now) => {
    expect(toneFor(before, now)).toBeNull()
  })
})
