// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { signalQuality } from '../../shared/signal-quality.ts'
import type { ClockNow, LoweredClock } from './signal-clock.ts'
import { signalClock } from './signal-clock.ts'

const clocks = [1e6, 2e6, 4e6, 8e6, 12e6]
/** Replies are wrong at this clock and above. */
const failingFrom = (hz: number) =>
  signalQuality(clocks.map((clockHz) => ({ clockHz, tries: 40, good: clockHz < hz ? 40 : 31 })))
const good = failingFrom(Infinity)
const now = (more: Partial<ClockNow> = {}): ClockNow => ({
  chipId: 'a',
  clockHz: 12e6,
  chosenHz: null,
  lowered: null,
  ...more,
})
const lowered: LoweredClock = {
  chipId: 'a',
  fromHz: 12e6,
  toHz: 2e6,
  quality: failingFrom(8e6),
}

describe('the SPI clock, when replies fail above one', () => {
  it('is the recommended one by itself where the user has chosen none', () => {
    const { take, slowerHz, sure } = signalClock(failingFrom(8e6), now())
    expect(take).toEqual(lowered)
    expect(slowerHz).toBe(2e6)
    expect(sure).toBe(false)
  })
  it.each([1e6, 8e6, 12e6, 16e6])(
    'is offered, and not taken, where %i Hz was chosen',
    (chosenHz) => {
      const { take, slowerHz } = signalClock(failingFrom(8e6), now({ chosenHz }))
      expect(take).toBeNull()
      expect(slowerHz).toBe(2e6)
    },
  )
  it('is reported as long as it is slower than the one that failed, and nothing goes on by itself', () => {
    const after = now({ clockHz: 2e6, chosenHz: 2e6, lowered })
    expect(signalClock(null, after)).toMatchObject({ told: lowered, sure: false })
    expect(signalClock(good, after)).toEqual({
      take: null,
      told: lowered,
      slowerHz: null,
      sure: false,
    })
  })
  it('is what the user takes back: the faster one stays, with the slower one offered', () => {
    const back = now({ clockHz: 12e6, chosenHz: 12e6, lowered })
    expect(signalClock(failingFrom(8e6), back)).toMatchObject({
      take: null,
      told: null,
      slowerHz: 2e6,
      sure: false,
    })
  })
  it('is not given for a chip on which it was not measured', () => {
    const other = now({ chipId: 'b', clockHz: 2e6, chosenHz: 2e6, lowered })
    expect(signalClock(good, other)).toMatchObject({ told: null, sure: true })
  })
})

describe('the SPI clock stays', () => {
  it.each([
    ['before it is measured', null, false],
    ['when no reply was wrong', good, true],
    ['when even the slowest clock fails: slower is no remedy', failingFrom(1e6), false],
    [
      'when the programmer does not tell its clock',
      signalQuality([{ clockHz: 0, tries: 40, good: 39 }]),
      false,
    ],
  ])('%s', (_name, quality, sure) => {
    expect(signalClock(quality, now())).toEqual({ take: null, told: null, slowerHz: null, sure })
  })
})
