// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createImages } from './images.ts'

const bytes = (first: number) => new Uint8Array(64).fill(first)

describe('images', () => {
  it('hold the same bytes under the same name once, also when they are brought again', () => {
    let told = 0
    const images = createImages(() => (told += 1), 100)
    const once = images.put('a.rom', bytes(1))
    // There is no room for a second one, and none is needed.
    expect(images.put('a.rom', bytes(1))).toBe(once)
    expect(images.infos).toEqual([once])
    expect(told).toBe(1)
  })

  it('hold two files of one name apart, and one file under two names', () => {
    const images = createImages(() => undefined, 1000)
    const ids = [
      images.put('a.rom', bytes(1)),
      images.put('a.rom', bytes(2)),
      images.put('b.rom', bytes(1)),
      images.put('a.rom', bytes(1), { ownMacOf: 'image-1' }),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  it('hold a part once for each whole that it is judged by', () => {
    const images = createImages(() => undefined, 1000)
    const part = (whole: string) => images.slice(whole, { offset: 0, length: 32 }, 'part.rom').id
    const one = images.put('one.rom', bytes(1)).id
    const other = images.put('other.rom', bytes(1).fill(2, 32)).id
    const plain = images.put('part.rom', bytes(1).slice(0, 32)).id
    expect(part(one)).toBe(part(one))
    expect(new Set([part(one), part(other), plain]).size).toBe(3)
  })

  it('cut a part out without a copy, and count its memory once, also when the whole is dropped', () => {
    const images = createImages(() => undefined, 100)
    const whole = images.put('two.rom', bytes(1).fill(2, 32))
    const parts = [0, 32].map((offset) =>
      images.slice(whole.id, { offset, length: 32 }, `part-${offset}.rom`),
    )
    for (const { id } of parts)
      expect(images.get(id).bytes.buffer).toBe(images.get(whole.id).bytes.buffer)
    expect(parts.map(({ id }) => images.get(id).bytes)).toEqual([
      new Uint8Array(32).fill(1),
      new Uint8Array(32).fill(2),
    ])
    images.drop(whole.id)
    images.drop(parts[0]?.id ?? '')
    expect(() => images.mustHold('more.rom', 37)).toThrow('image.no-room')
    images.mustHold('more.rom', 36)
  })
})
