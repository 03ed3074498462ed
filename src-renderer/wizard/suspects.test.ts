// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { programmers } from '../../shared/data/guide.ts'
import { causeText } from '../../shared/text/wiring.ts'
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
  it.each(faults)('are one likeliest for $code and others behind, each with its words', (fault) => {
    const causes = causesOf(fault)
    expect(causes.length).toBeGreaterThan(1)
    expect(causes.filter(({ likely }) => likely === 'most likely')).toEqual([causes[0]])
    for (const { id } of causes) expect(causeText[id], id).toBeDefined()
  })
  it('are empty for a fault that is not of the wires', () => {
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
    looks: [],
  })
  const pico = programmers.find(({ id }) => id === 'pico') ?? null

  it('goes before what the fault alone suggests, wires of one cause together', () => {
    const seen = causesSeen(
      silent,
      found(
        { id: 'no-contact', wires: ['CS'], share: 0.3 },
        { id: 'clip-turned', wires: [], share: 0.35 },
        { id: 'no-contact', wires: ['CLK'], share: 0.2 },
        { id: 'asleep', wires: ['VCC'], share: 0.05 },
      ),
    )
    expect(seen.map(({ id, wire, wires, likely }) => [id, wire, wires, likely])).toEqual([
      ['no-contact', 'CS', ['CS', 'CLK'], 'most likely'],
      ['clip-turned', null, undefined, 'possible'],
      ['asleep', 'VCC', ['VCC'], 'less likely'],
    ])
  })
  it('marks no wire that is not drawn', () => {
    for (const cause of [
      { id: 'hold-floats', wires: ['HOLD'], share: 1 },
      { id: 'two-chips', wires: ['CS'], share: 1 },
    ] as const)
      expect(causesSeen(silent, found(cause))[0]?.wire).toBeNull()
  })
  it('names the other place of CS where there is one', () => {
    const elsewhere = found({ id: 'cs-elsewhere', wires: ['CS'], share: 1 })
    const places = (pinVariant: string) =>
      causesSeen(silent, elsewhere, { mounting: 'loose', programmer: pico, pinVariant })[0]
        ?.csPlaces
    expect(places('libreboot')).toEqual({
      drawn: { pin: 7, gpio: 'GP5' },
      other: { pin: 2, gpio: 'GP1' },
    })
    expect(places('stacksmashing')?.other).toEqual({ pin: 7, gpio: 'GP5' })
    expect(
      causesSeen(silent, elsewhere, { mounting: 'loose', programmer: null, pinVariant: null }),
    ).toEqual([])
  })
  it('is replaced by the fault where nobody looked or nothing was seen', () => {
    const general = causesOf(silent).filter(({ id }) => id !== 'cs-elsewhere')
    for (const nothing of [null, undefined, found()])
      expect(causesSeen(silent, nothing)).toEqual(general)
  })
})
