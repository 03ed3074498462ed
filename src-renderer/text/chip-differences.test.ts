// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { differencesOf } from './chip-differences.ts'

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
