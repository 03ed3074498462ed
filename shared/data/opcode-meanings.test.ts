// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries } from './chips.ts'
import data from './opcode-meanings.json' with { type: 'json' }
import { likelyBlockLockBit } from './opcode-meanings.ts'

const { bit, vendors, notKnown } = data.perBlockLocks
const withBit = (vendor: string) =>
  chipEntries().filter(({ vendor: maker, protection }) => {
    const wps = protection?.wps ?? null
    return maker === vendor && wps !== null
  })

describe('the bit that locks every block by itself', () => {
  it.each(Object.keys(vendors))('of %s is where an entry of the table has it', (vendor) => {
    const places = withBit(vendor).map(
      ({ protection }) => `${protection?.wps?.register}.${protection?.wps?.bit}`,
    )
    expect(places).toContain(bit)
  })

  it.each(notKnown.vendors)(
    'of %s is not known: no entry has it, and it is read all the same',
    (vendor) => {
      expect(withBit(vendor)).toEqual([])
      expect(likelyBlockLockBit(vendor)).not.toBeNull()
    },
  )

  it('is not looked for on parts of other makers', () => {
    for (const vendor of ['Eon', 'Macronix', 'AMIC', 'unknown'])
      expect(likelyBlockLockBit(vendor), vendor).toBeNull()
  })
})
