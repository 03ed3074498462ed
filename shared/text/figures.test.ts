// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { planFigures, writeFigures } from './figures.ts'

describe('the figures of one write', () => {
  it('add up to the chip, in one unit', () => {
    const stats = {
      erasedBytes: 131_072,
      programmedBytes: 65_604,
      blankBytes: 65_468,
      unchangedBytes: 8_257_536,
      erases: 2,
      latePages: 0,
      elapsedMs: 1,
    }
    expect(writeFigures(stats)).toBe(
      '65,604 bytes written, 65,468 bytes erased and left blank, 8,257,536 bytes not touched: 8,388,608 bytes in all.',
    )
  })

  it('are bytes in the plan as well, also where they are whole KiB', () => {
    const plan = {
      identical: false,
      changedBytes: 65_314,
      erasedBytes: 131_072,
      erases: 2,
      programmedBytes: 65_604,
      estimatedMs: 1,
      eraseMs: 1,
    }
    expect(planFigures(plan)).toBe(
      '65,314 bytes differ. 2 erases of 131,072 bytes in all, 65,604 bytes to write.',
    )
  })
})
