// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../src-main/testing/verdicts.ts'
import { readImage } from '../src-main/image/read.ts'
import { boardNamed, placesOf } from './board-places.ts'
import type { BoardPlace } from './board-places.ts'
import { boards } from './data/guide.ts'
import type { Board } from './data/guide.ts'
import { practiceChipContents, practiceFlash } from './practice-flash.ts'
import type { PracticeEdition } from './practice-flash.ts'

const editions: readonly PracticeEdition[] = ['maker', 'first', 'second']
const page = (bytes: Uint8Array) => bytes.subarray(0x1000, 0x1100)
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

const named = (id: string): Board => {
  const board = boardNamed(id)
  if (board === null) throw new Error(`no board ${id}`)
  return board
}
const placeAt = (board: Board, index: number, totalBytes: number): BoardPlace => {
  const found = placesOf(board).find(
    (place) => place.index === index && place.totalBytes === totalBytes,
  )
  if (found === undefined) throw new Error(`no chip ${index} on ${board.id}`)
  return found
}

const mib = 0x10_0000
const x230 = named('x230')
const bottom = placeAt(x230, 0, 12 * mib)
const top = placeAt(x230, 1, 12 * mib)

describe('the practice image of a mainboard', () => {
  it('is judged as its own images are, and nothing speaks against it, for every chip of every mainboard', () => {
    const against: string[] = []
    let chips = 0
    for (const board of boards.filter(({ covered_by_guide: covered }) => covered))
      for (const place of placesOf(board)) {
        chips += 1
        const found = findingsOf({
          board: board.id,
          slot: place.index < 0 ? null : place.index,
          chipBytes: place.length,
          practice: true,
          name: `practice-${board.id}.rom`,
          backup: practiceChipContents(board, place, 'maker'),
          bytes: practiceChipContents(board, place, 'first'),
        })
        const codes = found.map(({ code }) => code)
        const checked = found.flatMap((each) => (each.code === 'checked' ? each.facts.checked : []))
        const grave = found.filter(({ level }) => level !== 'note').map(({ code }) => code)
        if (grave.length > 0 || !codes.includes('practice-image') || !checked.includes('board'))
          against.push(`${board.id} ${place.index}: ${grave.join(' ')} (${checked.join(' ')})`)
      }
    expect(against).toEqual([])
    expect(chips).toBeGreaterThan(80)
  })

  it('is laid out as the images of this mainboard are', () => {
    const { descriptor, cbfs, claims } = readImage(practiceFlash(x230, bottom, 'first'))
    expect(descriptor?.regions.map(({ name }) => name)).toEqual(['fd', 'bios', 'me', 'gbe'])
    expect(descriptor?.chips).toEqual([8 * mib, 4 * mib])
    expect(cbfs[0]?.files.map(({ name }) => name)).toContain('fallback/payload')
    expect(claims[0]?.part).toBe('ThinkPad X230')
  })

  it('belongs on one chip: the half of the other chip is stopped', () => {
    const given = {
      board: 'x230',
      practice: true,
      bytes: practiceChipContents(x230, bottom, 'first'),
    }
    const stops = (slot: number, chipBytes: number) =>
      findingsOf({ ...given, slot, chipBytes })
        .filter(({ level }) => level === 'stop')
        .map(({ code }) => code)
    expect(stops(0, 8 * mib)).toEqual([])
    expect(stops(1, 4 * mib)).toContain('wrong-size')
    const half = { ...given, bytes: practiceChipContents(x230, bottom, 'first').slice(0, 4 * mib) }
    expect(
      findingsOf({ ...half, slot: 1, chipBytes: 4 * mib })
        .filter(({ level }) => level === 'stop')
        .map(({ code }) => code),
    ).toContain('wrong-half')
  })

  it('is stopped on a chip that is not a practice chip', () => {
    for (const place of [bottom, top])
      expect(
        findingsOf({
          board: 'x230',
          slot: place.index,
          bytes: practiceChipContents(x230, place, 'second'),
        })[0],
      ).toMatchObject({ code: 'practice-image', level: 'stop' })
  })

  it('is the same each time, and differs from what the chip holds and from the other one', () => {
    for (const [id, index, totalBytes] of [
      ['x230', 0, 12 * mib],
      ['x230', 1, 12 * mib],
      ['x60', 0, 2 * mib],
      ['x200', 0, 4 * mib],
      ['t440p', 1, 12 * mib],
    ] as const) {
      const board = named(id)
      const place = placeAt(board, index, totalBytes)
      const made = editions.map((edition) => practiceChipContents(board, place, edition))
      for (const [at, one] of made.entries()) {
        expect(one.length).toBe(place.length)
        expect(same(one, practiceChipContents(board, place, editions[at] ?? 'maker'))).toBe(true)
        // Where the fault of a worn-out page waits, there is something to program.
        expect(page(one).every((byte) => byte === 0xff)).toBe(false)
        for (const other of made.slice(at + 1)) {
          expect(same(one, other)).toBe(false)
          expect(same(page(one), page(other))).toBe(false)
        }
      }
    }
  })
})
