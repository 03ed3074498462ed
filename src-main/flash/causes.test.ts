// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { evidenceOf } from './causes.ts'
import type { Observations } from './causes.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

const seen = (ids: readonly string[], more: Partial<Observations> = {}): Observations => ({
  ids: ids.map(bytes),
  slowIds: [],
  status: [],
  longReads: [],
  sfdpReads: [],
  latchFollowed: 0,
  latchTests: 0,
  otherAnswers: [],
  ...more,
})
const shapeOf = (...ids: readonly string[]) => evidenceOf(seen(ids)).shape
const good = 'ef4017ef4017'

describe('the shape of the replies', () => {
  it('is a floating line when nothing drives it, and not a pause between good replies', () => {
    expect(shapeOf('ffffffffffff', '000000000000', 'fff000000000', 'ff07ffffffff')).toBe('drift')
    expect(shapeOf(good, good, 'ffffffffffff', good, '000000000000')).toBe('drops')
  })
  it('is forced where all wrong bits are of one level, mixed where they are of both', () => {
    expect(shapeOf(good, good, good, 'ef4007ef4007', 'ef4017ef0003')).toBe('forced')
    expect(shapeOf(good, good, good, 'ef4007ef4007', 'ff4017ef4037')).toBe('mixed')
  })
  it('is a slip where everything behind one point is shifted', () => {
    expect(shapeOf(good, good, good, 'ef200bf7a00b')).toBe('slips')
    expect(shapeOf('77a00bf7a00b', '77a00bf7a00b')).toBe('shift')
  })
  it('is good for a known ID, strange for an unknown one, a level without data', () => {
    expect(shapeOf(good, good)).toBe('good')
    expect(shapeOf('d37210000000', 'd37210000000')).toBe('strange')
    expect(shapeOf('ffffff', 'ffffff')).toBe('high')
    expect(shapeOf('000000', '000000')).toBe('low')
  })
})

describe('the other observations', () => {
  it('tell what a slow clock made of it', () => {
    const slow = (...ids: readonly string[]) => ({ slowIds: ids.map(bytes) })
    const bad = ['ef4007ef4007', '0f4017ef4017', 'ef4017ef4013']
    expect(evidenceOf(seen(bad, slow(good, good))).slow).toBe('cures')
    expect(evidenceOf(seen(bad, slow(...bad))).slow).toBe('same')
    expect(evidenceOf(seen(bad)).slow).toBeNull()
  })
  it('tell a slow clock that makes it worse: what comes and goes in time hits a long window more often', () => {
    const ids = [good, good, good, good, 'ef4007ef4007']
    const slowIds = [good, 'ef4007ef4007', '000000000000', 'ef0000000000'].map(bytes)
    expect(evidenceOf(seen(ids, { slowIds })).slow).toBe('worse')
  })
  it('tell what follows the wrong bits: the rest at its place, the rest later, or nothing', () => {
    const after = (...wrong: readonly string[]) =>
      evidenceOf(seen([good, good, good, ...wrong])).after
    // MISO had no contact for a moment; the chip went on as if nothing was.
    expect(after('e00017ef4017', 'ef4000ef4017')).toBe('in-place')
    // HOLD was low, or CLK had no contact, for five bits: the chip goes on where it was.
    expect(after('ee0a00bf7a00')).toBe('late')
    // CS rose: the chip says nothing more in this reply.
    expect(after('ef4000000000', 'ef4010000000')).toBe('nothing')
    expect(after()).toBeNull()
  })
  it('tell two long reads that differ where every ID agrees', () => {
    const longReads = [bytes('00112233'), bytes('00112232')]
    expect(evidenceOf(seen([good, good], { longReads }))).toMatchObject({
      shape: 'good',
      long: 'differ',
    })
  })
  it('tell the ID that two chips give together', () => {
    expect(evidenceOf(seen(['c20017ffffff', 'c20017ffffff'])).mixedId).toBe(true)
    expect(evidenceOf(seen(['ef0017ffffff', 'ef0017ffffff'])).mixedId).toBe(false)
  })
})
