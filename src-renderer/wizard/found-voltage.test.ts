// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { ChipEntry } from '../../shared/data/chips.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { otherVoltageFound } from './found-voltage.ts'

const named = (name: string): ChipEntry => {
  const entry = chipEntries().find(({ names }) => names.includes(name))
  if (entry === undefined) throw new Error(name)
  return entry
}
const view = (found: string | null, marked: string | null, markedLow = false) =>
  otherVoltageFound({
    snapshot: {
      ...emptySnapshot,
      session:
        found === null
          ? null
          : {
              programmer: {
                id: 'practice',
                kind: 'practice',
                label: '',
                access: 'ok',
                accessDetail: null,
                usb: null,
              },
              clockAskedHz: null,
              clockHz: 1,
              about: { name: '', firmware: null, notes: [] },
              releasesPins: true,
              chip: flashChip(named(found)),
              candidates: [],
              differences: [],
              programmerMv: 1800,
              answeredSupplyMv: null,
              protection: null,
              backup: null,
            },
    },
    chipEntry: marked === null ? null : named(marked),
    markedLow,
  })

describe('a found chip that needs another voltage than its marking', () => {
  it('is named, whether a model was chosen or the letters alone mean 1.8 V', () => {
    expect(view('W25Q64BV', 'W25Q64FW')).toMatchObject({ vendor: 'Winbond' })
    expect(view('W25Q64FW', 'W25Q64BV')).toMatchObject({ vendor: 'Winbond' })
    expect(view('W25Q64BV', null, true)).toMatchObject({ vendor: 'Winbond' })
  })

  it('is not spoken of where the voltages agree, or one of them is not known', () => {
    expect(view('W25Q64BV', 'MX25L6406E')).toBeNull()
    expect(view('W25Q64BV', null)).toBeNull()
    expect(view(null, 'W25Q64FW')).toBeNull()
  })
})
