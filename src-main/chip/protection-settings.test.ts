// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { RegisterBit, SettingsWanted } from '../../shared/model/protection.ts'
import { hasSettings, NO_RANGE, protectionRanges, settingsWrites } from './protection-settings.ts'
import { registersToRead } from './status.ts'
import type { Registers } from './status.ts'

const chips = chipEntries().map(flashChip)
const chipOf = (id: string): FlashChip => {
  const chip = chips.find((one) => one.id === id)
  if (chip === undefined) throw new Error(`no chip ${id}`)
  return chip
}
const w25q128 = chipOf('winbond-w25q128.v')
const clear = (chip: FlashChip): Registers =>
  Object.fromEntries(registersToRead(chip).map((name) => [name, 0]))
const asked = (part: Partial<SettingsWanted>): SettingsWanted => ({
  range: null,
  lock: null,
  quadEnable: null,
  ...part,
})

/** The registers after the writes of a plan, by what each says must read back. */
function after(chip: FlashChip, registers: Registers, wanted: SettingsWanted): Registers {
  const plan = settingsWrites(chip, registers, wanted)
  if (!plan.can) throw new Error(`${chip.id}: ${plan.by}`)
  let now = registers
  for (const write of plan.writes)
    for (const { register, mask, value } of write.expect)
      now = { ...now, [register]: ((now[register] ?? 0) & ~mask) | value }
  return now
}

describe('ranges', () => {
  it('of the table’s chips are each reached by a plan that reads back as that range', () => {
    let tried = 0
    for (const chip of chips) {
      const registers = clear(chip)
      for (const range of protectionRanges(chip, registers) ?? []) {
        const wanted = asked({ range })
        const plan = settingsWrites(chip, registers, wanted)
        // A register that the table does not know how to write is a refusal, never a guess.
        if (!plan.can) {
          expect(plan.by, chip.id).toBe('unknown-map')
          continue
        }
        expect(hasSettings(chip, after(chip, registers, wanted), wanted), chip.id).toBe(true)
        tried++
      }
    }
    expect(tried).toBeGreaterThan(1000)
  })

  it('never move a bit that can be set only once', () => {
    for (const chip of chips) {
      const { protection, quadEnable } = chip
      if (protection === null) continue
      const once = [
        ...protection.bp,
        protection.tb,
        protection.sec,
        protection.cmp,
        quadEnable,
      ].filter((bit): bit is RegisterBit => bit !== null && bit.access !== 'rw')
      const registers = clear(chip)
      for (const range of protectionRanges(chip, registers) ?? []) {
        const plan = settingsWrites(chip, registers, asked({ range }))
        if (!plan.can) continue
        const now = after(chip, registers, asked({ range }))
        for (const { register, bit } of once)
          expect(((now[register] ?? 0) >> bit) & 1, chip.id).toBe(0)
      }
    }
  })

  it('that no setting makes are refused, and so is one that only a bit set for good would make', () => {
    const plan = settingsWrites(w25q128, clear(w25q128), asked({ range: { offset: 1, length: 5 } }))
    expect(plan).toEqual({ can: false, by: 'no-such-range' })
    // MX25L12835F keeps TB in its configuration register, once and for good: the bottom is out of reach.
    const macronix = chipOf('macronix-mx25l12835f-mx25l12873f')
    const bottom = { offset: 0, length: 0x1_0000 }
    expect(settingsWrites(macronix, clear(macronix), asked({ range: bottom }))).toEqual({
      can: false,
      by: 'no-such-range-undoable',
    })
  })

  it('leave the other bits of the registers as they are', () => {
    const registers = { sr1: 0x00, sr2: 0x02, sr3: 0x60 }
    const now = after(
      w25q128,
      registers,
      asked({ range: { offset: 0xf0_0000, length: 0x10_0000 } }),
    )
    expect(now['sr2']! & 0x02).toBe(0x02)
    expect(now['sr3']).toBe(0x60)
  })

  it('are not known where single blocks have locks of their own', () => {
    expect(protectionRanges(w25q128, { sr1: 0, sr2: 0, sr3: 0x04 })).toBeNull()
  })
})

describe('the lock', () => {
  it('is set last and taken off first', () => {
    const range = { offset: 0, length: 0x10_0000 }
    const set = settingsWrites(w25q128, clear(w25q128), asked({ range, lock: 'wp-pin' }))
    const lift = settingsWrites(
      w25q128,
      { sr1: 0x94, sr2: 0, sr3: 0 },
      asked({ range: NO_RANGE, lock: 'off' }),
    )
    expect(set.can && set.writes.map(({ why }) => why)).toEqual(['set-as-asked', 'set-lock'])
    expect(lift.can && lift.writes.map(({ why }) => why)).toEqual(['clear-lock', 'set-as-asked'])
  })

  it.each([
    ['until the chip loses power', { sr1: 0, sr2: 0x01, sr3: 0 }, 'power-cycle'],
    ['for good', { sr1: 0x80, sr2: 0x01, sr3: 0 }, 'permanent'],
  ] as const)('%s refuses every setting', (_words, registers, by) => {
    for (const wanted of [
      asked({ range: NO_RANGE }),
      asked({ lock: 'off' }),
      asked({ quadEnable: true }),
    ])
      expect(settingsWrites(w25q128, registers, wanted)).toEqual({ can: false, by })
  })
})

describe('the quad enable bit', () => {
  it('is set and cleared, and nothing else with it', () => {
    const set = after(w25q128, { sr1: 0x14, sr2: 0, sr3: 0 }, asked({ quadEnable: true }))
    expect(set).toMatchObject({ sr1: 0x14, sr2: 0x02 })
    expect(after(w25q128, set, asked({ quadEnable: false }))).toMatchObject({ sr1: 0x14, sr2: 0 })
  })

  it('that can be set only once is refused by its name', () => {
    const once: FlashChip = { ...w25q128, quadEnable: { register: 'sr2', bit: 1, access: 'otp' } }
    expect(settingsWrites(once, clear(once), asked({ quadEnable: true }))).toEqual({
      can: false,
      by: 'once-qe',
    })
    const none: FlashChip = { ...w25q128, quadEnable: null }
    expect(settingsWrites(none, clear(none), asked({ quadEnable: true }))).toEqual({
      can: false,
      by: 'unknown-qe',
    })
  })
})
