// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { ladder, signalQuality, wilson } from './signal-quality.ts'

describe("Wilson's interval", () => {
  // Values of R 4.3: prop.test(good, tries, correct = FALSE)$conf.int
  it.each([
    [10, 10, 0.7225, 1],
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [64, 64, 0.9434, 1],
  ])('after %i of %i is %f to %f', (good, tries, low, high) => {
    const [from, to] = wilson(good, tries)
    expect(from).toBeCloseTo(low, 3)
    expect(to).toBeCloseTo(high, 3)
  })
  it('says nothing without a try, and stays within 0 and 1', () => {
    expect(wilson(0, 0)).toEqual([0, 1])
    for (let tries = 1; tries < 80; tries++)
      for (let good = 0; good <= tries; good++) {
        const [low, high] = wilson(good, tries)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(good / tries)
        expect(high).toBeGreaterThanOrEqual(good / tries)
      }
  })
})

const seen = (...good: number[]) =>
  good.map((each, at) => ({ clockHz: (at + 1) * 1_000_000, tries: 50, good: each }))

describe('the clock', () => {
  it('is the fastest where no reply was wrong', () => {
    expect(signalQuality(seen(50, 50, 50))).toMatchObject({
      firstFailingHz: null,
      recommendedHz: 3_000_000,
    })
  })
  it('is one step below the last good one, so that a margin is left', () => {
    expect(signalQuality(seen(50, 50, 50, 49))).toMatchObject({
      firstFailingHz: 4_000_000,
      recommendedHz: 2_000_000,
    })
  })
  it('is not above the first that fails, however good a faster one looked', () => {
    expect(signalQuality(seen(50, 50, 40, 50, 50))).toMatchObject({
      firstFailingHz: 3_000_000,
      recommendedHz: 1_000_000,
    })
  })
  it('is the slowest where the second fails, and none where the slowest does', () => {
    expect(signalQuality(seen(50, 49)).recommendedHz).toBe(1_000_000)
    expect(signalQuality(seen(49, 50)).recommendedHz).toBeNull()
    expect(signalQuality([]).recommendedHz).toBeNull()
  })
  it('is not named where the programmer does not tell it and nothing is wrong', () => {
    expect(signalQuality([{ clockHz: 0, tries: 40, good: 40 }])).toMatchObject({
      firstFailingHz: null,
      recommendedHz: null,
    })
  })
  it('stands in order whatever the order of the tries', () => {
    expect(signalQuality(seen(50, 50, 49).reverse())).toEqual(signalQuality(seen(50, 50, 49)))
  })
})

describe('the ladder', () => {
  it('ends at the clock of the programmer and never goes above it', () => {
    expect(ladder(12_000_000)).toEqual([5e5, 1e6, 2e6, 4e6, 8e6, 12e6])
    expect(ladder(4_096_000)).toEqual([5e5, 1e6, 2e6, 4_096_000])
    expect(ladder(100_000)).toEqual([100_000])
  })
})
