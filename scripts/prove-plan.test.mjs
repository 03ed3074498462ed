// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { patched } from './prove-plan.mjs'

describe('the block that a proof on a real chip may change', () => {
  it('is the last erased one that has an erased one before it', () => {
    const bytes = new Uint8Array(8 * 4096).fill(0x5a)
    bytes.fill(0xff, 2 * 4096, 4 * 4096)
    bytes.fill(0xff, 6 * 4096, 7 * 4096)
    const image = patched(bytes)
    expect(image?.offset).toBe(3 * 4096)
    const differing = bytes.findIndex((byte, at) => byte !== image?.bytes[at])
    expect(differing).toBe(3 * 4096)
    expect([...(image?.bytes.subarray(4 * 4096) ?? [])]).toEqual([...bytes.subarray(4 * 4096)])
  })

  it('does not exist for a chip that is full', () => {
    expect(patched(new Uint8Array(8 * 4096))).toBe(null)
    expect(patched(new Uint8Array(4096).fill(0xff))).toBe(null)
  })
})
