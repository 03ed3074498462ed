// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { Fault } from '../fault.ts'
import { bitFrom, bytesFrom, eraseFrom, millivoltsFrom, timesFrom } from './chip-words.ts'

describe('the words of the chip files', () => {
  it('read sizes, voltages, bits and times', () => {
    expect(bytesFrom('64 KiB')).toBe(65_536)
    expect(bytesFrom('528 bytes')).toBe(528)
    expect(millivoltsFrom('1.695-1.95 V')).toEqual([1695, 1950])
    expect(bitFrom('config.3 otp')).toEqual({ register: 'config', bit: 3, access: 'otp' })
    expect(timesFrom('45 ms, at most 1.6 s')).toEqual({ typicalMs: 45, maxMs: 1600 })
  })

  it('place mixed erase blocks one after the other', () => {
    const erase = eraseFrom('d8: 2 x 4 KiB + 1 x 8 KiB + 3 x 16 KiB', 64 * 1024)
    expect(erase.regions).toEqual([
      { offset: 0, blockBytes: 4096, blockCount: 2 },
      { offset: 8192, blockBytes: 8192, blockCount: 1 },
      { offset: 16_384, blockBytes: 16_384, blockCount: 3 },
    ])
  })

  it('tell a command that always takes four address bytes and one that takes none', () => {
    expect(eraseFrom('21: 4 KiB, 4-byte address', 1 << 25)).toMatchObject({
      opcode: 0x21,
      addressBytes: 4,
      wholeChip: false,
    })
    expect(eraseFrom('c7: whole chip', 1 << 20)).toMatchObject({
      addressBytes: null,
      wholeChip: true,
    })
  })

  it.each(['d8: 48 KiB', 'd8: 2 x 4 KiB + 1 x 8 KiB'])('refuse %s on a 1 MiB chip', (words) => {
    expect(() => eraseFrom(words, 1 << 20)).toThrow(Fault)
  })

  it('refuse a longest time below the typical one', () => {
    expect(() => timesFrom('2 s, at most 200 ms')).toThrow(Fault)
  })
})
