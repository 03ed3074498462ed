// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { nameApart, printedCandidate } from './candidates.ts'

const chips = (...ids: string[]) =>
  ids.map((id) => {
    const entry = chipEntries().find((each) => each.id === id)
    if (entry === undefined) throw new Error(`no ${id}`)
    return flashChip(entry)
  })

describe('the print', () => {
  it('is cut at the letters that only this part has', () => {
    const cut = nameApart('MX25L3239E', ['MX25U3235E', 'MX25U3235F'])
    expect(cut.map(({ text, apart }) => (apart ? `_${text}_` : text)).join('')).toBe(
      'MX25_L_323_9_E',
    )
  })

  it('has no marked letters where nearly all differ, or there is nothing to compare with', () => {
    for (const others of [['GD5F1GQ4'], []])
      expect(nameApart('AT25F512', others)).toEqual([{ at: 0, text: 'AT25F512', apart: false }])
  })

  it('finds a candidate by any of its entries, and none for the name of another chip', () => {
    const [one, other] = chips('macronix-mx25l3239e', 'macronix-mx25u3235e-f')
    if (one === undefined || other === undefined) throw new Error('no chips')
    const merged = { ...one, id: `${one.id}+macronix-alike` }
    expect(printedCandidate([merged, other], 'macronix-alike')).toBe(merged)
    expect(printedCandidate([merged, other], other.id)).toBe(other)
    expect(printedCandidate([merged, other], 'winbond-w25q64jv')).toBeNull()
    expect(printedCandidate([merged, other], null)).toBeNull()
  })
})
