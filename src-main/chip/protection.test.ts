// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { chipEntries, flashChip } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import { seededRandom } from '../transport/practice/random.ts'
import { Opcode } from './opcodes.ts'
import { decodeAfterUnprotect, decodeProtection, registersToRead } from './status.ts'
import { protectedAs, restoreWrites, unprotectWrites } from './protection.ts'
import type { Registers } from './status.ts'
import type { RegisterWrite } from './register-plans.ts'

const chips = chipEntries().map(flashChip)

function chipOf(id: string): FlashChip {
  const chip = chips.find((one) => one.id === id)
  if (chip === undefined) throw new Error(`no chip ${id}`)
  return chip
}

const w25q128 = chipOf('winbond-w25q128.v')
const mx25l12835f = chipOf('macronix-mx25l12835f-mx25l12873f')
/** SR1 of W25Q128JV from the columns of its protection table. */
const winbond = (sec: number, tb: number, bp: number): number => (sec << 6) | (tb << 5) | (bp << 2)

/** A chip's registers under a write, unkind where real ones are: 01 with one byte clears SR2 on 01x2 parts. */
function afterWrite(chip: FlashChip, registers: Registers, write: RegisterWrite): Registers {
  const [opcode, first = 0, second, third] = write.tx
  if (opcode === Opcode.writeStatus2) return { ...registers, sr2: first }
  if (opcode === Opcode.writeStatus3) return { ...registers, sr3: first }
  if (opcode === Opcode.globalBlockUnlock) return registers
  if (opcode !== Opcode.writeStatus1) throw new Error(`opcode ${opcode}`)
  const forgetful = chip.statusWrite?.sr2.includes('01x2') === true
  const facts = chip.protection
  if (facts?.preserveOtherBits === false) {
    const lock = facts.sr1LockMask
    const pin = (registers.sr1 ?? 0) & facts.sr1WpPinHighMask
    const locked = ((registers.sr1 ?? 0) & lock) !== 0
    const kept = locked ? (registers.sr1 ?? 0) & ~lock : first & facts.sr1ProtectMask
    return { ...registers, sr1: kept | (first & lock) | pin }
  }
  return {
    ...registers,
    sr1: first,
    ...(second === undefined ? (forgetful ? { sr2: 0 } : {}) : { sr2: second }),
    ...(third === undefined ? {} : { sr3: third }),
  }
}

/** Carries a plan out; the text says which expectation did not hold. */
function carryOut(
  chip: FlashChip,
  before: Registers,
  writes: readonly RegisterWrite[],
): Registers | string {
  let registers = before
  for (const write of writes) {
    registers = afterWrite(chip, registers, write)
    for (const { register, mask, value } of write.expect)
      if (((registers[register] ?? 0) & mask) !== value)
        return `${write.why}: ${register} is ${registers[register]}, not ${value} under ${mask}`
  }
  return registers
}

describe('lifting protection', () => {
  it('clears the lock first, keeps QE and TB, and writes both registers with one 01', () => {
    const plan = unprotectWrites(w25q128, { sr1: 0x80 | winbond(0, 1, 5), sr2: 0x42, sr3: 0x60 })
    expect(plan).toEqual({
      can: true,
      writes: [
        {
          enable: 0x06,
          tx: Uint8Array.of(0x01, winbond(0, 1, 5), 0x42),
          expect: [
            { register: 'sr1', mask: 0xfc, value: winbond(0, 1, 5) },
            { register: 'sr2', mask: 0x7f, value: 0x42 },
          ],
          why: 'clear-lock',
        },
        {
          enable: 0x06,
          tx: Uint8Array.of(0x01, winbond(0, 1, 0), 0x02),
          expect: [
            { register: 'sr1', mask: 0xfc, value: winbond(0, 1, 0) },
            { register: 'sr2', mask: 0x7f, value: 0x02 },
          ],
          why: 'clear-protection',
        },
      ],
    })
  })

  it('writes nothing where nothing is protected', () => {
    expect(unprotectWrites(w25q128, { sr1: 0x80, sr2: 2, sr3: 0 })).toEqual({
      can: true,
      writes: [],
    })
  })

  it('keeps the quad bit that Macronix has in status register 1', () => {
    const plan = unprotectWrites(mx25l12835f, { sr1: 0x40 | (15 << 2), config: 0, security: 0 })
    expect(plan.can && plan.writes.map((write) => [...write.tx])).toEqual([[0x01, 0x40]])
  })

  it('is refused with the process that blocks it, when it cannot work', () => {
    const by = (chip: FlashChip, registers: Registers): string => {
      const plan = unprotectWrites(chip, registers)
      return plan.can ? 'can' : plan.by
    }
    const sr1 = winbond(0, 0, 7)
    expect(by(w25q128, { sr1, sr2: 1, sr3: 0 })).toBe('power-cycle')
    expect(by(w25q128, { sr1: sr1 | 0x80, sr2: 1, sr3: 0 })).toBe('permanent')
    expect(by(w25q128, { sr1: sr1 | 0x80, sr2: 0, sr3: 0 })).toBe('can')
    expect(by(w25q128, { sr1 })).toBe('unknown-map')
    // What is not known is tried and read back: nobody is told of a lock that no register shows.
    expect(by({ ...w25q128, protection: null }, { sr1, sr2: 0 })).toBe('can')
    expect(by({ ...w25q128, statusWrite: null }, { sr1, sr2: 0, sr3: 0 })).toBe('can')
    expect(by(mx25l12835f, { sr1: 0, config: 0, security: 0x80 })).toBe('can')
    expect(by(chipOf('atmel-at25df321a'), { sr1: 0x8c })).toBe('wp-pin')
  })

  it('turns block locks off by clearing WPS, in the register of its own', () => {
    const plan = unprotectWrites(w25q128, { sr1: 0, sr2: 2, sr3: 0x64 })
    expect(plan.can && plan.writes.map((write) => [...write.tx])).toEqual([[0x11, 0x60]])
  })

  it('unlocks SST26 parts by command, and believes that only when told it was done', () => {
    const sst = chips.find((chip) => chip.protection?.unlockCommand === 0x98)
    if (sst === undefined) throw new Error('no SST26 in the table')
    const registers = { sr1: 0, sr2: 0, sr3: 0, config: 0, security: 0 }
    const plan = unprotectWrites(sst, registers)
    expect(plan.can && plan.writes.map((write) => [write.enable, ...write.tx])).toEqual([[6, 0x98]])
    expect(decodeProtection(sst, registers).protectedRange).toBe('unknown')
    expect(decodeAfterUnprotect(sst, registers).protectedRange).toBe('none')
  })

  it('leaves every chip of the table unprotected, and restoring brings every bit back', () => {
    const random = seededRandom(25)
    let lifted = 0
    let restored = 0
    for (const chip of chips) {
      const names = registersToRead(chip)
      for (let round = 0; round < 40; round++) {
        const before: Registers = Object.fromEntries(
          names.map((name) => [name, random.below(256) & (name === 'sr1' ? 0xfc : 0x7f)]),
        )
        const plan = unprotectWrites(chip, before)
        if (!plan.can || plan.writes.length === 0) continue
        const after = carryOut(chip, before, plan.writes)
        if (typeof after === 'string') expect.fail(`${chip.id} ${JSON.stringify(before)}: ${after}`)
        const state = decodeAfterUnprotect(chip, after)
        if (state.protectedRange !== 'none')
          expect.fail(
            `${chip.id} ${JSON.stringify(before)}: still ${JSON.stringify(state.protectedRange)}`,
          )
        lifted++
        const back = restoreWrites(chip, before)
        if (!back.can) continue
        const again = carryOut(chip, after, back.writes)
        if (chip.protection?.preserveOtherBits === true) expect(again).toEqual(before)
        else expect(typeof again).toBe('object')
        restored++
      }
    }
    expect(lifted).toBeGreaterThan(5000)
    expect(restored).toBeGreaterThan(5000)
  })

  it('from registers that were kept brings back protection alone, and no other bit of theirs', () => {
    const random = seededRandom(78)
    let brought = 0
    for (const chip of chips.filter(({ protection }) => protection?.preserveOtherBits === true)) {
      const names = registersToRead(chip)
      for (let round = 0; round < 20; round++) {
        const registers = (): Registers =>
          Object.fromEntries(
            names.map((name) => [name, random.below(256) & (name === 'sr1' ? 0xfc : 0x7f)]),
          )
        const before = registers()
        const plan = unprotectWrites(chip, before)
        if (!plan.can || plan.writes.length === 0) continue
        const now = carryOut(chip, before, plan.writes)
        if (typeof now === 'string') expect.fail(now)
        expect(protectedAs(chip, now, before), chip.id).toEqual(before)
        // A file that says something else of every bit may name what is protected, and nothing beside.
        const foreign = protectedAs(chip, now, registers())
        const cleared = unprotectWrites(chip, foreign)
        if (!cleared.can || cleared.writes.length === 0) continue
        expect(carryOut(chip, foreign, cleared.writes), chip.id).toEqual(now)
        brought++
      }
    }
    expect(brought).toBeGreaterThan(2000)
  })
})
