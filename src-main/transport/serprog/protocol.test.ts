// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isFault } from '../../../shared/fault.ts'

import {
  CommandMap,
  ReplyReader,
  byteFrame,
  frequencyFrame,
  littleEndian,
  maxLengthBytes,
  programmerName,
  queryFrame,
  spiOpBytes,
  writeSpiOp,
} from './protocol.ts'
import { seeded } from '../../testing/random.ts'

function spiOpFrame(tx: Uint8Array, rxBytes: number): Uint8Array {
  const frame = new Uint8Array(spiOpBytes(tx.length))
  writeSpiOp(frame, 0, tx, rxBytes)
  return frame
}

const bytes = (hex: string): number[] => hex.split(' ').map((b) => Number.parseInt(b, 16))

describe('serprog frames', () => {
  it('are the bytes the protocol names', () => {
    expect(Array.from(queryFrame('Q_RDNMAXLEN'))).toEqual([0x11])
    expect(Array.from(byteFrame('S_BUSTYPE', 8))).toEqual(bytes('12 08'))
    expect(Array.from(frequencyFrame(16_000_000))).toEqual(bytes('14 00 24 f4 00'))
    expect(Array.from(frequencyFrame(4_000_000_000))).toEqual(bytes('14 00 28 6b ee'))
    expect(Array.from(spiOpFrame(Uint8Array.of(0x9f), 0x010203))).toEqual(
      bytes('13 01 00 00 03 02 01 9f'),
    )
  })

  it('refuse numbers that their fields cannot hold', () => {
    const refused = [
      () => byteFrame('S_SPI_CS', 256),
      () => byteFrame('S_SPI_CS', -1),
      () => frequencyFrame(0),
      () => frequencyFrame(1.5),
      () => frequencyFrame(2 ** 32),
      () => spiOpFrame(new Uint8Array(0), 2 ** 24),
      () => spiOpFrame(new Uint8Array(0), Number.NaN),
    ]
    for (const make of refused) {
      expect(() => make()).toThrow(expect.objectContaining({ code: 'bug.bad-input' }))
    }
  })

  it('reads a length of zero as 2^24, as far as a length field can say it', () => {
    expect(maxLengthBytes(Uint8Array.of(0, 0, 0))).toBe(0xffffff)
    expect(maxLengthBytes(Uint8Array.of(0, 1, 0))).toBe(256)
  })

  it('shows a programmer name without what could not be shown', () => {
    expect(programmerName(new TextEncoder().encode('pico-serprog\0\0\0\0'))).toBe('pico-serprog')
    expect(programmerName(new TextEncoder().encode('Pin One practice'))).toBe('Pin One practice')
    expect(programmerName(Uint8Array.of(0x1b, 0x5b, 0x41, 0xff, 0))).toBe('?[A?')
    expect(programmerName(new Uint8Array(16))).toBe('')
  })

  it('finds commands in the map by byte and bit', () => {
    const reply = new Uint8Array(32)
    reply[0] = 0b0011_1111
    reply[2] = 0b0000_1001
    const map = new CommandMap(reply)
    expect(map.opcodes()).toEqual([0, 1, 2, 3, 4, 5, 0x10, 0x13])
    expect(map.has(0xff)).toBe(false)
  })
})

describe('the serprog codec under random input', () => {
  it('decodes every window it encoded, 50,000 times', () => {
    const random = seeded(1)
    const below = (n: number): number => Math.floor(random() * n)
    for (let i = 0; i < 50_000; i++) {
      const tx = Uint8Array.from({ length: below(24) }, () => below(256))
      const rxBytes = below(2) ? below(300) : below(2 ** 24)
      const frame = spiOpFrame(tx, rxBytes)
      const same =
        frame.length === 7 + tx.length &&
        frame[0] === 0x13 &&
        littleEndian(frame.subarray(1, 4)) === tx.length &&
        littleEndian(frame.subarray(4, 7)) === rxBytes &&
        Buffer.compare(frame.subarray(7), tx) === 0
      if (!same) expect.fail(`case ${i}: ${tx.length} bytes out, ${rxBytes} in`)
    }
    expect(frequencyFrame(1).length).toBe(5)
  })

  it('reads replies from pieces of any size and uses every byte once, 50,000 times', () => {
    const random = seeded(2)
    const below = (n: number): number => Math.floor(random() * n)
    let finished = 0
    for (let i = 0; i < 50_000; i++) {
      const stream = Uint8Array.from({ length: below(40) }, () =>
        below(3) ? 0x06 : below(4) ? 0x15 : below(256),
      )
      const reader = new ReplyReader()
      const seen: string[] = []
      const wanted: string[] = []
      const sizes = Array.from({ length: 41 }, () => below(5))
      // The same stream, read by index arithmetic on the whole.
      for (let at = 0, n = 0; at < stream.length; n++) {
        const first = stream[at]!
        const size = first === 0x06 ? sizes[n]! : 0
        if (at + 1 + size > stream.length) break
        wanted.push(`${first}:${Array.from(stream.subarray(at + 1, at + 1 + size)).join()}`)
        at += 1 + size
      }
      reader.reset(sizes[0]!)
      for (let from = 0; from < stream.length;) {
        const piece = stream.slice(from, from + 1 + below(6))
        from += piece.length
        for (let at = 0; at < piece.length;) {
          const next = reader.take(piece, at)
          if (next <= at) expect.fail(`case ${i} does not advance`)
          at = next
          if (reader.state === 'waiting' || reader.state === 'partial') continue
          seen.push(`${reader.firstByte}:${Array.from(reader.data).join()}`)
          reader.reset(sizes[seen.length]!)
        }
        piece.fill(0xaa)
      }
      if (seen.join(' ') !== wanted.join(' ')) expect.fail(`case ${i}: ${seen.join(' ')}`)
      finished += seen.length
    }
    expect(finished).toBeGreaterThan(100_000)
  })

  it('refuses or encodes arbitrary numbers, and never fails otherwise', () => {
    const random = seeded(3)
    let refused = 0
    for (let i = 0; i < 10_000; i++) {
      const value = (random() - 0.5) * 2 ** Math.floor(random() * 40)
      const number = random() < 0.5 ? Math.trunc(value) : value
      try {
        expect(frequencyFrame(number).length).toBe(5)
      } catch (error) {
        if (!isFault(error, 'bug.bad-input')) throw error
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(1000)
  })
})
