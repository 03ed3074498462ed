// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { differencesOf, nameApart, printedCandidate } from './candidates.ts'

const chips = (...ids: string[]) =>
  ids.map((id) => {
    const entry = chipEntries().find((each) => each.id === id)
    if (entry === undefined) throw new Error(`no ${id}`)
    return flashChip(entry)
  })

describe('parts that share an ID', () => {
  it('are told apart by what differs, and by nothing that is the same', () => {
    const same = chips('macronix-mx25l3239e', 'macronix-mx25u3235e-f')
    const [supply, ...others] = differencesOf(same)
    expect(supply).toEqual({ key: 'supply', values: ['2.7 V to 3.6 V', '1.65 V to 2 V'] })
    expect(others.map(({ key }) => key)).not.toContain('size')
    expect(others.map(({ key }) => key)).not.toContain('vendor')
  })

  it('show their blocks where one cannot erase what the other can', () => {
    const eon = chips('eon-en25b16', 'eon-en25p16')
    expect(differencesOf(eon).find(({ key }) => key === 'erase')?.values).toEqual([
      '4 KiB, 8 KiB, 16 KiB, 32 KiB, and 64 KiB',
      '64 KiB',
    ])
  })
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

  it('names a candidate by any entry that it stands for, and none when it names another part', () => {
    const [one, other] = chips('macronix-mx25l3239e', 'macronix-mx25u3235e-f')
    if (one === undefined || other === undefined) throw new Error('no chips')
    const merged = { ...one, id: `${one.id}+macronix-alike` }
    expect(printedCandidate([merged, other], 'macronix-alike')).toBe(merged)
    expect(printedCandidate([merged, other], other.id)).toBe(other)
    expect(printedCandidate([merged, other], 'winbond-w25q64jv')).toBeNull()
    expect(printedCandidate([merged, other], null)).toBeNull()
  })
})
