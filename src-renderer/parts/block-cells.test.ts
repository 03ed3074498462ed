// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { blockShares } from './block-cells.ts'

const mib = 1048576

describe('blocks of a chip', () => {
  it('are 1024, empty without ranges, full with one that covers all', () => {
    expect(blockShares(4 * mib, [])).toEqual(Array.from({ length: 1024 }, () => 0))
    expect(blockShares(4 * mib, [{ offset: 0, length: 4 * mib }])).toEqual(
      Array.from({ length: 1024 }, () => 1),
    )
  })
  it('share a range that crosses their border, and add up to it', () => {
    const shares = blockShares(4 * mib, [{ offset: 4096 - 100, length: 300 }])
    expect(shares[0]).toBeCloseTo(100 / 4096)
    expect(shares[1]).toBeCloseTo(200 / 4096)
    expect(shares.slice(2).every((share) => share === 0)).toBe(true)
  })
  it('ignore what lies beyond the chip', () => {
    expect(
      blockShares(mib, [{ offset: mib - 1, length: 5000 }]).filter((share) => share > 0),
    ).toHaveLength(1)
  })
})
