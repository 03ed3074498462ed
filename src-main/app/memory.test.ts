// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createImages } from './images.ts'
import { limitOf, roomForImages } from './memory.ts'

const mib = 1024 * 1024

describe('room for images', () => {
  it.each([
    [512, null, 128],
    [16_384, null, 1024],
    [16_384, 512, 128],
    [128, null, 64],
  ])('%d MiB of memory, %s allowed: %d MiB in all', (total, allowed, room) => {
    const memory = {
      totalBytes: total * mib,
      allowedBytes: allowed === null ? null : allowed * mib,
    }
    expect(roomForImages(memory)).toBe(room * mib)
  })

  it.each([
    ['max\n', null],
    ['9223372036854771712\n', null],
    ['536870912\n', 536_870_912],
    ['', null],
  ])('the limit %j is %s', (text, limit) => {
    expect(limitOf(text)).toBe(limit)
  })

  it('ends with a fault that says how much there is, and what is held stays', () => {
    const images = createImages(() => undefined, 3000)
    images.put('a', new Uint8Array(2000))
    expect(() => images.put('b', new Uint8Array(1001))).toThrow('image.no-room')
    expect(images.infos.map(({ name }) => name)).toEqual(['a'])
    images.put('c', new Uint8Array(1000))
  })
})
