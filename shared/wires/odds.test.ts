// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { WiringCause } from '../model/wiring.ts'
import { lookText, causeTitle } from '../text/wiring.ts'
import oddsData from '../data/wiring-odds.json' with { type: 'json' }
import { packages, programmers } from '../data/guide.ts'
import { bareEvidence, wiredSomehow } from './evidence.ts'
import { looksFor, settles } from './looks.ts'
import { ranking } from './odds.ts'

const silent = { ...bareEvidence('low'), latch: 'none', speaks: false } as const
/** Of all causes with this id, and with this wire first. */
const shareOf = (causes: readonly WiringCause[], id: string, wire?: string): number =>
  causes
    .filter(
      (cause) =>
        cause.id === id && (wire === undefined || cause.wires.some((each) => each === wire)),
    )
    .reduce((sum, { share }) => sum + share, 0)

describe('causes', () => {
  it('of a silent chip are one for all wires that the replies cannot tell apart, MISO first', () => {
    const { causes } = ranking(silent, wiredSomehow)
    expect(causes[0]?.id).toBe('no-contact')
    expect(causes[0]?.wires[0]).toBe('MISO')
    expect(causes[0]?.wires).toEqual(expect.arrayContaining(['CS', 'CLK', 'MOSI']))
    expect(causeTitle(causes[0] ?? { id: 'qpi', wires: [] })).toMatch(
      /^MISO has no contact.*\(or .*CLK.*: the replies are alike\)$/,
    )
    expect(causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 1)
    expect(causes.map(({ share }) => share)).toEqual(
      causes.map(({ share }) => share).sort((one, other) => other - one),
    )
  })
  it('that one look settles are one, and each keeps its odds: the clip turned, off by one, or touching nothing', () => {
    const { causes } = ranking(silent, { ...wiredSomehow, mounting: 'on-board' })
    const idsOf = (id: string) =>
      causes.find((cause) => cause.id === id)?.parts?.map((part) => part.id)
    expect(new Set(idsOf('clip-turned'))).toEqual(new Set(['clip-turned', 'clip-shifted']))
    expect(new Set(idsOf('no-contact'))).toEqual(new Set(['no-contact', 'clip-off']))
    for (const { share, parts } of causes)
      if (parts !== undefined)
        expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(share, 2)
  })
  it('are never ruled out by one observation, and no other makes one certain', () => {
    const bare = bareEvidence('mixed')
    for (const more of [
      { slow: 'worse' },
      { slow: 'cures' },
      { after: 'late' },
      { after: 'in-place' },
      { latch: 'none' },
      { fails: 'less' },
      { long: 'equal' },
    ] as const) {
      const { causes } = ranking({ ...bare, ...more }, wiredSomehow)
      expect(causes.length, JSON.stringify(more)).toBeGreaterThan(4)
      expect(causes[0]?.share, JSON.stringify(more)).toBeLessThan(0.9)
    }
  })
  it('lose by a value that their data does not name, and never gain by it', () => {
    const bare = { ...bareEvidence('mixed'), slow: null }
    const before = ranking(bare, wiredSomehow).causes
    const after = ranking({ ...bare, slow: 'worse' }, wiredSomehow).causes
    for (const id of ['long-wires', 'cs-late', 'weak-drive'])
      expect(shareOf(after, id), id).toBeLessThan(shareOf(before, id))
  })
  it('follow what is known of the mounting, the programmer and the chip', () => {
    const of = (how: Partial<typeof wiredSomehow>) =>
      ranking(silent, { ...wiredSomehow, ...how }).causes
    expect(shareOf(of({ mounting: 'loose' }), 'swapped')).toBeGreaterThan(
      shareOf(of({ mounting: 'on-board' }), 'swapped'),
    )
    expect(shareOf(of({ mounting: 'loose' }), 'shared-rail')).toBe(0)
    expect(shareOf(of({ programmer: 'pico' }), 'cs-elsewhere')).toBeGreaterThan(
      shareOf(of({ programmer: 'rpi-40' }), 'cs-elsewhere'),
    )
    expect(shareOf(of({ feeds: false }), 'no-contact', 'VCC')).toBe(0)
  })
  it('of a level against the rest of the line are what holds it there', () => {
    const { causes } = ranking(
      { ...silent, shape: 'high' },
      { ...wiredSomehow, programmer: 'pico' },
    )
    expect(causes[0]?.id).not.toBe('no-contact')
    expect(causes.slice(0, 3).map(({ id }) => id)).toContain('miso-high')
  })
  it('of a line that drifts do not begin with HOLD, those of replies with pauses do', () => {
    expect(ranking(bareEvidence('drift'), wiredSomehow).causes[0]?.id).not.toBe('hold-floats')
    const { causes } = ranking(bareEvidence('drops'), wiredSomehow)
    expect(causes.slice(0, 2).map(({ id }) => id)).toContain('hold-floats')
  })
  it('name no cause where the replies are in order, and some where long reads differ', () => {
    const good = { ...bareEvidence('good'), latch: 'all' } as const
    expect(ranking({ ...good, long: 'equal' }, wiredSomehow)).toEqual({ causes: [], looks: [] })
    expect(ranking({ ...good, long: 'differ' }, wiredSomehow).causes.length).toBeGreaterThan(2)
    expect(ranking({ ...good, latch: 'some' }, wiredSomehow).causes.length).toBeGreaterThan(2)
  })
})

/** Expected number of looks for an order; causes that no look settles cost one more. */
const cost = (causes: readonly WiringCause[], order: ReturnType<typeof looksFor>): number =>
  causes.reduce((sum, cause) => {
    let left = cause.share
    let taken = 0
    for (const look of order) {
      taken += left
      left *= 1 - settles(look, cause)
    }
    return sum + taken
  }, 0)

function permutations<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length < 2) return [all]
  return all.flatMap((one, at) =>
    permutations(all.filter((_, other) => other !== at)).map((rest) => [one, ...rest]),
  )
}

describe('the looks', () => {
  it('stand in the order that needs the fewest on average, against every other order', () => {
    const { causes } = ranking(bareEvidence('mixed'), { ...wiredSomehow, mounting: 'loose' })
    const few = causes.slice(0, 5)
    const looks = looksFor(few)
    expect(looks.length).toBeGreaterThan(3)
    expect(looks.length).toBeLessThan(8)
    const best = Math.min(...permutations(looks).map((order) => cost(few, order)))
    expect(cost(few, looks)).toBeCloseTo(best, 9)
  })
  it('begin with what settles several causes at once', () => {
    expect(ranking(silent, { ...wiredSomehow, mounting: 'on-board' }).looks[0]?.id).toBe('reseat')
  })
})

/** The chances in a tree of them, each with its path. */
const leaves = ([path, at]: readonly [string, unknown]): readonly (readonly [string, number])[] =>
  typeof at === 'number'
    ? [[path, at]]
    : Object.entries(at as Record<string, unknown>).flatMap(([key, value]) =>
        leaves([`${path} ${key}`, value]),
      )

describe('the data', () => {
  it('names causes that have words, sources that are there, and ids of the guide', () => {
    for (const cause of oddsData.causes) {
      const wires = (cause.wires ?? []) as WiringCause['wires']
      expect(causeTitle({ id: cause.id as WiringCause['id'], wires })).not.toBe(cause.id)
      expect(Object.keys(oddsData.sources)).toContain(cause.source)
      const shapes = Object.values(cause.shape).reduce((sum, each) => sum + (each ?? 0), 0)
      expect(shapes, cause.id).toBeCloseTo(1, 6)
    }
    for (const given of [oddsData.usual, ...oddsData.causes.map((cause) => cause.given)])
      for (const [value, chance] of Object.entries(given).flatMap(leaves)) {
        expect(chance, value).toBeGreaterThan(0)
        expect(chance, value).toBeLessThan(1)
      }
    for (const { programmer = [], package: chipPackage = [] } of oddsData.when) {
      for (const id of programmer) expect(programmers.map((each) => each.id)).toContain(id)
      for (const id of chipPackage) expect(packages.map((each) => each.id)).toContain(id)
    }
  })
  it('gives every cause a look that settles it for certain or nearly so', () => {
    for (const cause of oddsData.causes) {
      const each = { id: cause.id, wires: cause.wires ?? [], share: 1 } as WiringCause
      const looks = looksFor([each])
      expect(Math.max(...looks.map((look) => settles(look, each))), cause.id).toBeGreaterThan(0.65)
      for (const look of looks) expect(lookText(look)).toMatch(/ If it was that, /)
    }
  })
})
