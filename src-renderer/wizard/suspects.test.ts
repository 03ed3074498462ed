import { describe, expect, it } from 'vitest'
import { causeText } from '../text/check.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import type { WiringCause } from '../../shared/model.ts'
import { causesOf, causesSeen, slowerClock } from './suspects.ts'

const faults: readonly FaultRecord[] = [
  { code: 'wiring.no-chip', facts: { idBytes: 'ffffff', looksLike: 'all-ff' } },
  { code: 'wiring.no-chip', facts: { idBytes: '000000', looksLike: 'all-00' } },
  { code: 'wiring.unstable', facts: { samples: ['ef4017', '0f4017'] } },
  { code: 'wiring.shifted', facts: { idBytes: '77a00b', meant: 'ef4017' } },
  { code: 'wiring.implausible', facts: { what: 'all-ff', sizeBytes: 1 } },
  { code: 'wiring.implausible', facts: { what: 'half-size-repeat', sizeBytes: 2 } },
  { code: 'chip.unknown', facts: { idBytes: '123456' } },
]

describe('the causes of a wiring fault', () => {
  it.each(faults)('are ranked for $code, one most likely, each with its words', (fault) => {
    const causes = causesOf(fault)
    expect(causes.length).toBeGreaterThan(1)
    expect(causes.filter(({ likely }) => likely === 'most likely')).toHaveLength(1)
    for (const { id } of causes) expect(causeText[id], id).toBeDefined()
  })
  it('start at MISO where the line stays low, and at the supply where it stays high', () => {
    expect(causesOf(faults[1] ?? null)[0]?.wire).toBe('MISO')
    expect(causesOf(faults[0] ?? null)[0]?.wire).toBe('VCC')
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
  it('is replaced by the fault where nobody looked or nothing was seen', () => {
    for (const nothing of [null, undefined, found()])
      expect(causesSeen(silent, nothing)).toEqual(causesOf(silent))
  })
})
