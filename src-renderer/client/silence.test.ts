// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createSilence } from './silence.ts'

/** A page whose time goes when the test says so. */
function page() {
  let at = 0
  let tick = () => {}
  const told: number[] = []
  const silence = createSilence(
    {
      now: () => at,
      every: (_ms, act) => {
        tick = act
        return () => {}
      },
    },
    () => told.push(silence.seconds),
  )
  return {
    silence,
    told,
    /** Seconds go by, with the page awake. */
    wait: (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        at += 1000
        tick()
      }
    },
    /** As a computer sleeps, or a tab that gets no time. */
    sleep: (ms: number) => {
      at += ms
      tick()
    },
  }
}

describe('silence', () => {
  it('is shown from three seconds on, and every second after that', () => {
    const { silence, told, wait } = page()
    silence.heard()
    wait(2)
    expect(silence.seconds).toBe(0)
    wait(3)
    expect(told).toEqual([3, 4, 5])
  })

  it('ends with the next sign of life', () => {
    const { silence, told, wait } = page()
    silence.heard()
    wait(9)
    expect(silence.seconds).toBe(9)
    silence.heard()
    expect(silence.seconds).toBe(0)
    expect(told.at(-1)).toBe(0)
  })

  it('does not exist before anything arrived: the page is just connecting', () => {
    const { silence, wait } = page()
    wait(60)
    expect(silence.seconds).toBe(0)
  })

  it('is not counted while the page itself slept', () => {
    const { silence, sleep } = page()
    silence.heard()
    sleep(3_600_000)
    expect(silence.seconds).toBe(0)
  })

  it('does not exist while anything arrives, however little', () => {
    const { silence, told, wait } = page()
    for (let beat = 0; beat < 30; beat += 1) {
      silence.heard()
      wait(1)
    }
    expect(told).toEqual([])
  })
})
