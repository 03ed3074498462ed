// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { readRepeats } from './repeats.ts'
import { noise } from '../../shared/build-image.ts'

const MiB = 1 << 20

describe('contents that stand twice', () => {
  it('are found by the distance between both, in any part that a chip can be', () => {
    const half = noise(4 * MiB)
    const twice = new Uint8Array(8 * MiB)
    twice.set(half)
    twice.set(half, 4 * MiB)
    expect(readRepeats(twice)).toEqual({ offset: 0, length: 8 * MiB, every: 4 * MiB })
    const pair = new Uint8Array(12 * MiB)
    pair.set(noise(8 * MiB))
    pair.set(half.subarray(0, 2 * MiB), 8 * MiB)
    pair.set(half.subarray(0, 2 * MiB), 10 * MiB)
    expect(readRepeats(pair)).toEqual({ offset: 8 * MiB, length: 4 * MiB, every: 2 * MiB })
  })

  it('are not seen in what differs by one byte, is erased, filled or small', () => {
    const one = new Uint8Array(8 * MiB)
    one.set(noise(4 * MiB))
    one.copyWithin(4 * MiB, 0, 4 * MiB)
    one[8 * MiB - 1] = (one[8 * MiB - 1] ?? 0) ^ 1
    expect(readRepeats(one)).toBeNull()
    expect(readRepeats(new Uint8Array(8 * MiB).fill(0xff))).toBeNull()
    expect(readRepeats(new Uint8Array(1000))).toBeNull()
    const nearlyBlank = new Uint8Array(8 * MiB).fill(0xff)
    nearlyBlank.set(noise(0x2000))
    nearlyBlank.copyWithin(4 * MiB, 0, 0x2000)
    expect(readRepeats(nearlyBlank)).toBeNull()
  })
})
