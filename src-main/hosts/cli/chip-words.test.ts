// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from 'vitest'
import { rdid } from '../../testing/evidence.ts'
import { resolveChip } from '../../chip/resolve.ts'
import { flashChip } from '../../../shared/data/flash-chip.ts'
import { chipEntries } from '../../../shared/data/chips.ts'
import { chipLine } from './chip-words.ts'

it('calls a chip that only describes itself so, without a gap where its name would be', () => {
  const [known] = resolveChip(rdid('ef 40 17')).candidates
  if (known === undefined) throw new Error('no chip')
  const line = chipLine({
    ...known,
    id: 'sfdp-d37210',
    vendor: 'unknown',
    names: [],
    supplyMv: null,
  })
  expect(line).toBe('unknown chip that describes itself (SFDP), 8 MiB, supply not known, ID ef4017')
})

it('names every part of the table as it is printed, with its supply', () => {
  for (const entry of chipEntries()) {
    const line = chipLine(flashChip(entry))
    expect(line).not.toMatch(/\.\.| ,|undefined/)
    expect(line).toMatch(/ V, ID |supply not known, ID /)
  }
})
