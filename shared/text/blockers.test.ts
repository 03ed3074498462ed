// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Blocker } from '../gate/blocker.ts'
import { voltageBlocker } from '../gate/act.ts'
import type { FlashChip } from '../model/chip.ts'
import { blockerAct, blockerText, closedText } from './blockers.ts'

const tooHigh: Blocker = {
  code: 'voltage-too-high',
  name: 'W25Q64FW',
  programmerMv: 3300,
  minMv: 1650,
  maxMv: 1950,
}

describe('a closed gate in words', () => {
  it('names the numbers that decide', () => {
    expect(blockerText(tooHigh)).toBe(
      'The programmer supplies 3.3 V. W25Q64FW allows at most 1.95 V and can be destroyed.',
    )
    expect(blockerAct(tooHigh)).toBe('Stop. 3.3 V can destroy this chip. Do not connect it.')
  })

  it('names the wires to tick, in a sentence', () => {
    expect(blockerAct({ code: 'wires-open', signals: ['GND', 'CS', 'CLK'] })).toBe(
      'To continue, connect and tick GND, CS, and CLK.',
    )
  })

  it('calls a chip that only describes itself by its ID, never by our key of it', () => {
    const chip = { names: [], id: 'sfdp-d37216', supplyMv: null } as unknown as FlashChip
    const blocker = voltageBlocker(chip, 3300)
    const { meaning } = closedText(blocker === null ? [] : [blocker])
    expect(meaning).toBe('The supply voltage of unknown chip D3 72 16 is not known.')
    expect(blockerText({ code: 'chip-not-erasable', name: 'unknown chip D3 72 16' })).not.toMatch(
      /sfdp-|\.\.| ,/,
    )
  })

  it('says what is so where nothing can be done', () => {
    const none: Blocker = { code: 'chip-not-erasable', name: 'W25Q64' }
    expect(blockerAct(none)).toBe('Pin One knows no erase command for W25Q64.')
    expect(closedText([none]).steps).toEqual([])
  })

  it('tells every reason, and every act once', () => {
    const both = closedText([{ code: 'no-backup' }, { code: 'no-image' }, { code: 'no-image' }])
    expect(both.meaning).toMatch(/no backup of this chip.*No image has been chosen/)
    expect(both.steps).toHaveLength(2)
  })
})
