import { describe, expect, it } from 'vitest'
import { programmers } from '../../shared/data/guide.ts'
import { causeText } from '../text/check.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { WiringCause } from '../../shared/model/wiring.ts'
import { causesOf, causesSeen, slowerClock } from './suspects.ts'

const faults: readonly FaultRecord[] = [
  { code: 'wiring.no-chip', facts: { idBytes: 'ffffff', looksLike: 'all-ff' } },
  { code: 'wiring.no-chip', facts: { idBytes: '000000', looksLike: 'all-00' } },
  { code: 'wiring.unstable', facts: { samples: ['ef4017', '0f4017'] } },
  { code: 'wiring.shifted', facts: { idBytes: '77a00b', meant: 'ef4017' } },
  { code: 'wiring.implausible', facts: { what: 'all-ff', sizeBytes: 1, repeatsAt: null } },
  { code: 'wiring.implausible', facts: { what: 'half-size-repeat', sizeBytes: 2, repeatsAt: 1 } },
  {
    code: 'wiring.implausible',
    facts: {
      what: 'data-bit',
      sizeBytes: 2,
      repeatsAt: null,
      dataBit: { bit: 3, level: 0, programmedBytes: 2 },
    },
  },
  { code: 'chip.unknown', facts: { idBytes: '123456' } },
]

describe('the causes of a wiring fault', () => {
  it.each(faults)('are one likeliest for $code, or several alike, each with its words', (fault) => {
    const causes = causesOf(fault)
    expect(causes.length).toBeGreaterThan(1)
    const best = causes.filter(({ likely }) => likely === 'most likely').length
    const alike = causes.filter(({ likely }) => likely === 'alike').length
    expect(best === 1 ? alike === 0 : best === 0 && alike > 1).toBe(true)
    for (const { id } of causes) expect(causeText[id], id).toBeDefined()
  })
  it('are alike for a silent chip: nobody can tell an open wire from a swapped one', () => {
    for (const silent of faults.slice(0, 2))
      expect(causesOf(silent).map(({ likely }) => likely)).toEqual(Array(4).fill('alike'))
  })
  it('are none for a fault that is not of the wires', () => {
    expect(causesOf({ code: 'link.lost', facts: { opsDone: 1 } })).toEqual([])
    expect(causesOf(null)).toEqual([])
  })
})

it('a slower clock is the next step down, and there is an end', () => {
  expect(slowerClock(15_625_000, [8e6, 4e6, 1e6])).toBe(8e6)
  expect(slowerClock(7_812_500, [8e6, 4e6, 1e6])).toBe(4e6)
  expect(slowerClock(1e6, [8e6, 4e6, 1e6])).toBeNull()
  expect(slowerClock(null, [8e6])).toBe(8e6)
})

describe('what a longer look at the wires has shown', () => {
  const silent: FaultRecord = {
    code: 'wiring.no-chip',
    facts: { idBytes: '000000', looksLike: 'all-00' },
  }
  const found = (...causes: readonly WiringCause[]) => ({
    idBytes: '000000',
    tries: 64,
    equalTries: 64,
    otherAnswers: [],
    oneBitAway: [],
    causes,
  })
  it('goes before what the fault alone suggests, and marks the first wire that is drawn', () => {
    const seen = causesSeen(
      silent,
      found({ id: 'no-contact', wires: ['CS', 'CLK'], likely: 'most likely' }),
    )
    expect(seen.map(({ id, wire }) => [id, wire])).toEqual([['no-contact', 'CS']])
    expect(
      causesSeen(silent, found({ id: 'hold-floats', wires: ['HOLD'], likely: 'most likely' }))[0]
        ?.wire,
    ).toBeNull()
  })
  it('is put in order by how the chip sits, and names the other place of CS where there is one', () => {
    const alike = ['no-contact', 'clip-turned', 'swapped'] as const
    const silence = found(...alike.map((id): WiringCause => ({ id, wires: [], likely: 'alike' })), {
      id: 'asleep',
      wires: ['VCC'],
      likely: 'possible',
    })
    const pico = programmers.find(({ id }) => id === 'pico') ?? null
    const ids = (mounting: 'on-board' | 'loose', programmer = pico, pinVariant = 'libreboot') =>
      causesSeen(silent, silence, { mounting, programmer, pinVariant })
    expect(ids('on-board').map(({ id }) => id)).toEqual([
      ...alike,
      'cs-elsewhere',
      'asleep',
      'hold-floats',
    ])
    expect(ids('loose').map(({ id }) => id)).toEqual([
      'swapped',
      'cs-elsewhere',
      'no-contact',
      'clip-turned',
      'asleep',
    ])
    expect(ids('loose')[1]?.csPlaces).toEqual({ drawn: 'pin 7, GP5', other: 'pin 2, GP1' })
    expect(ids('loose', pico, 'stacksmashing')[1]?.csPlaces?.other).toBe('pin 7, GP5')
    expect(ids('loose', null).map(({ id }) => id)).not.toContain('cs-elsewhere')
    for (const { id } of ids('loose')) expect(causeText[id], id).toBeDefined()
  })
  it('ends with what the board can do to its chip, where there is a board', () => {
    const pi = programmers.find(({ id }) => id === 'rpi-40') ?? null
    const last = (mounting: 'on-board' | 'socketed' | 'loose', feeds: boolean) =>
      causesSeen(silent, null, { mounting, programmer: pi, pinVariant: null, feeds })
        .filter(({ likely }) => likely === 'less likely')
        .map(({ id }) => id)
    expect(last('on-board', true)).toEqual(['shared-rail', 'hold-floats', 'weak-drive'])
    expect(last('socketed', false)).toEqual(['hold-floats', 'weak-drive'])
    expect(last('loose', true)).toEqual([])
    for (const id of last('on-board', true)) expect(causeText[id], id).toBeDefined()
  })
  it('is replaced by the fault where nobody looked or nothing was seen', () => {
    for (const nothing of [null, undefined, found()])
      expect(causesSeen(silent, nothing)).toEqual(causesOf(silent))
  })
})
