import { describe, expect, it } from 'vitest'
import { measured } from './measure.ts'

describe('time left', () => {
  it('is what the measured speed makes of the bytes that are left', () => {
    expect(measured({ doneBytes: 2_000_000, totalBytes: 8_000_000, phaseMs: 4000 })).toEqual({
      percent: 25,
      kBperS: 500,
      leftMs: 12_000,
    })
  })
  it('is not promised before enough was seen', () => {
    expect(measured({ doneBytes: 100, totalBytes: 8_000_000, phaseMs: 60_000 }).leftMs).toBeNull()
    expect(
      measured({ doneBytes: 4_000_000, totalBytes: 8_000_000, phaseMs: 900 }).leftMs,
    ).toBeNull()
  })
  it('copes with a phase of no bytes and never passes 100', () => {
    expect(measured({ doneBytes: 0, totalBytes: 0, phaseMs: 9000 }).percent).toBe(0)
    expect(measured({ doneBytes: 9, totalBytes: 8, phaseMs: 9000 }).percent).toBe(100)
  })
})
