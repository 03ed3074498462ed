// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { whyRefused } from '../testing/trouble.ts'
import { undone } from './undo.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('undoing', () => {
  it.each([
    ['swapped-16', [2, 1, 4, 3]],
    ['swapped-32', [4, 3, 2, 1]],
    ['swapped-4', [0x10, 0x20, 0x30, 0x40]],
    ['inverted', [0xfe, 0xfd, 0xfc, 0xfb]],
    ['bit-reversed', [0x80, 0x40, 0xc0, 0x20]],
  ] as const)('%s gives the bytes as they are on a chip', (how, turned) => {
    expect([...undone(Uint8Array.from(turned), how)]).toEqual([1, 2, 3, 4])
  })

  it('Intel HEX: data at its address, FF where nothing is said', () => {
    const text = ':020000040000FA\n:0400000001020304F2\n:020006000506ED\n:00000001FF\n'
    expect([...undone(bytesOf(text), 'intel-hex')]).toEqual([1, 2, 3, 4, 0xff, 0xff, 5, 6])
  })

  it('S-records: data at its address', () => {
    expect([
      ...undone(bytesOf('S0030000FC\nS107000001020304EE\nS9030000FC\n'), 's-record'),
    ]).toEqual([1, 2, 3, 4])
  })

  it('refuses text whose sums are wrong or whose end is missing', () => {
    expect(
      whyRefused(() => undone(bytesOf(':0400000001020304F3\n:00000001FF\n'), 'intel-hex')),
    ).toBe('damaged')
    expect(whyRefused(() => undone(bytesOf(':0400000001020304F2\n'), 'intel-hex'))).toBe('damaged')
    expect(whyRefused(() => undone(bytesOf('S107000001020304EE\n'), 's-record'))).toBe('damaged')
  })

  it('takes the body out of a capsule', () => {
    const body = Uint8Array.of(9, 8, 7, 6)
    const capsule = new Uint8Array(32 + body.length)
    capsule.set(Buffer.from('bd86663b760d3040b70eb5519e2fc5a0', 'hex'))
    const view = new DataView(capsule.buffer)
    view.setUint32(16, 32, true)
    view.setUint32(24, capsule.length, true)
    capsule.set(body, 32)
    expect([...undone(capsule, 'capsule')]).toEqual([9, 8, 7, 6])
    expect(whyRefused(() => undone(new Uint8Array(64), 'capsule'))).toBe('damaged')
    // The header says how long it is: a shorter file was cut off, and so is the image in it.
    expect(whyRefused(() => undone(capsule.subarray(0, -1), 'capsule'))).toBe('damaged')
  })
})
