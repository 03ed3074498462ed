// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { aboutTime, leftText, readsText } from './progress.ts'

describe('the time left', () => {
  it.each([
    [1, '1 s'],
    [999, '1 s'],
    [19_001, '20 s'],
    [31_000, '35 s'],
    [59_900, '1 min'],
    [61_000, '1 min 10 s'],
    [130_000, '2 min 10 s'],
    [301_000, '6 min'],
  ])('is %i ms in steps that can be believed: %s', (ms, said) => {
    expect(aboutTime(ms)).toBe(said)
  })
  it('never rises while the milliseconds fall', () => {
    const seconds = (text: string) =>
      [...text.matchAll(/(\d+) (min|s)/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * (unit === 'min' ? 60 : 1),
        0,
      )
    let last = Infinity
    for (let ms = 700_000; ms >= 0; ms -= 137) {
      const now = seconds(aboutTime(ms))
      expect(now).toBeLessThanOrEqual(last)
      last = now
    }
  })
  it('is the most that it can be while the image is not known', () => {
    expect(leftText({ leftMs: 90_000, planned: false })).toBe('up to 1 min 30 s left')
    expect(leftText({ leftMs: 90_000, planned: true })).toBe('about 1 min 30 s left')
  })
})

describe('which read it is', () => {
  const segments = (second: 'now' | 'to-come') => [
    { id: 'read', end: 0.4, state: second === 'now' ? 'done' : 'now' } as const,
    { id: 'read-again', end: 0.8, state: second } as const,
    { id: 'verify', end: 1, state: 'to-come' } as const,
  ]
  const progress = { share: 0, leftMs: 0, planned: true, waitsFor: null }
  it('is counted where there are several', () => {
    expect(
      readsText({ phase: 'read', progress: { ...progress, segments: segments('to-come') } }),
    ).toBe('Read 1 of 2')
    expect(readsText({ phase: 'read', progress: { ...progress, segments: segments('now') } })).toBe(
      'Read 2 of 2',
    )
  })
  it('is not said of one read, nor of other work', () => {
    const one = [{ id: 'read', end: 1, state: 'now' } as const]
    expect(readsText({ phase: 'read', progress: { ...progress, segments: one } })).toBeNull()
    const done = segments('now').map((each) => ({ ...each, state: 'done' as const }))
    expect(readsText({ phase: 'read', progress: { ...progress, segments: done } })).toBeNull()
    expect(
      readsText({ phase: 'verify', progress: { ...progress, segments: segments('now') } }),
    ).toBeNull()
  })
})
