// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { WiringCause, WiringRanking } from '../model/wiring.ts'
import { afterLooks, isSame } from './after-look.ts'
import { bareEvidence, wiredSomehow } from './evidence.ts'
import { settles } from './looks.ts'
import { ranking } from './odds.ts'

const silent = ranking(
  { ...bareEvidence('low'), latch: 'none', speaks: false },
  { ...wiredSomehow, mounting: 'on-board' },
)
const share = ({ causes }: WiringRanking, of: (cause: WiringCause) => boolean): number =>
  causes.filter(of).reduce((sum, each) => sum + each.share, 0)
const contact = ({ id }: WiringCause) => id === 'no-contact' || id === 'clip-off'
const [first] = silent.looks

describe('looks that were taken', () => {
  it('change nothing before the first one', () => {
    expect(afterLooks(silent, [])).toBe(silent)
  })
  it('speak against what they settle when nothing changed, and are not offered again', () => {
    if (first === undefined) throw new Error('no look')
    const after = afterLooks(silent, [{ ...first, moved: false }])
    expect(after.looks.some((look) => isSame(look, first))).toBe(false)
    const settled = (cause: WiringCause) => settles(first, cause) > 0.5
    expect(share(after, settled)).toBeLessThan(share(silent, settled))
  })
  it('speak for a contact when the clip was pressed and replies came', () => {
    const reseat = { id: 'reseat', wire: null } as const
    const after = afterLooks(silent, [{ ...reseat, moved: true }])
    expect(share(after, contact)).toBeGreaterThan(share(silent, contact))
    expect(share(after, ({ id }) => id === 'swapped')).toBeLessThan(
      share(silent, ({ id }) => id === 'swapped'),
    )
    expect(after.looks[0]).toMatchObject(reseat)
  })
  it('lead to the wire whose push brought replies', () => {
    const after = afterLooks(silent, [{ id: 'wire', wire: 'CLK', moved: true }])
    expect(after.causes[0]?.wires[0]).toBe('CLK')
  })
  it('leave shares that make a whole, whatever was taken, and come to an end', () => {
    let taken: Parameters<typeof afterLooks>[1] = []
    for (let turn = 0; turn < 40; turn++) {
      const { causes, looks } = afterLooks(silent, taken)
      expect(causes.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 1)
      const [next] = looks
      if (next === undefined) return
      taken = [...taken, { ...next, moved: false }]
    }
    throw new Error('the list never ended')
  })
})
