// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import { chipCalled, partCalled } from './chip-names.ts'

describe('a chip in a sentence', () => {
  const entry = chipEntries().find(({ id }) => id === 'winbond-w25q64jv-.q')
  if (entry === undefined) throw new Error('no such entry')
  const named = { ...flashChip(entry), names: ['W25Q64JV'] }
  const nameless = { ...named, id: 'sfdp-d37216', vendor: 'unknown', names: [] }

  it('has its name, with its maker where there is room', () => {
    expect(partCalled(named)).toBe('W25Q64JV')
    expect(chipCalled(named)).toBe('Winbond W25Q64JV')
  })

  it('is recognised by its ID where no table has a name for it, and never by one of our own keys', () => {
    const spoken = { ...nameless, idBytes: [0xd3, 0x72, 0x16] }
    expect(partCalled(spoken)).toBe('Unknown chip D3 72 16')
    expect(chipCalled(spoken)).toBe('Unknown chip D3 72 16')
    expect(chipCalled({ ...nameless, id: 'sfdp-no-id', idBytes: [] })).toBe('Unknown chip')
  })
})
