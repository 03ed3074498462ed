import { describe, expect, it } from 'vitest'
import { causeText } from '../text/check.ts'
import type { FaultRecord } from '../../shared/fault.ts'
import { causesOf, slowerClock } from './suspects.ts'

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
