/**
 * Plans for lifting write protection and for bringing it back: pure lists of register writes.
 * Nothing here is ever done unasked, and each write says what must read back afterwards.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type { ProtectionFacts, StatusRegisterName } from '../../shared/model/protection.ts'
import { globalBlockUnlock, writeStatus } from './commands.ts'
import { bitValue, decodeProtection, knownBits, lockBitSet, maskOf } from './status.ts'
import type { Registers } from './status.ts'

export { decodeAfterUnprotect, decodeProtection, rangeTouches, registersToRead } from './status.ts'
export type { Registers } from './status.ts'

/** One write: an enable byte, then the command, then wait for BUSY to clear, read back and compare. */
export interface RegisterWrite {
  /** Sent in its own window just before: 06 (kept over power-off) or 50. */
  readonly enable: 0x06 | 0x50
  /** The command with its data bytes, one window. */
  readonly tx: Uint8Array
  /** What must read back afterwards; bits outside `mask` do not matter. Empty: no register tells. */
  readonly expect: readonly {
    readonly register: StatusRegisterName
    readonly mask: number
    readonly value: number
  }[]
  /** For the log: `clear the lock bit`. */
  readonly why: string
}

export type RegisterPlan =
  | { readonly can: true; readonly writes: readonly RegisterWrite[] }
  | {
      readonly can: false
      readonly reason: string
      readonly by: 'wp-pin' | 'power-cycle' | 'permanent' | 'unknown-map'
    }

type Writable = 'sr1' | 'sr2' | 'sr3'
type Target = Readonly<Record<Writable, number | undefined>>

const cannot = (
  by: Extract<RegisterPlan, { can: false }>['by'],
  reason: string,
): Extract<RegisterPlan, { can: false }> => ({ can: false, by, reason })

/**
 * Bits that must read back as written, per register; left out are BUSY and WEL (SR1 bits 1:0), which change
 * with the write itself, and SUS (SR2 bit 7), which is read-only.
 */
const COMPARED_BITS = { sr1: 0xfc, sr2: 0x7f, sr3: 0xff } as const

/** Register writes that lift all protection, in order; empty when nothing is protected. */
export function unprotectWrites(chip: FlashChip, registers: Registers): RegisterPlan {
  const state = decodeProtection(chip, registers)
  if (state.protectedRange === 'none') return { can: true, writes: [] }
  const facts = chip.protection
  const refusal = refuse(chip, facts, registers, state.lock)
  if (refusal !== null || facts === null)
    return refusal ?? cannot('unknown-map', 'this chip’s protection bits are not known')
  const unlock: readonly RegisterWrite[] =
    facts.unlockCommand === null
      ? []
      : [{ enable: 0x06, tx: globalBlockUnlock().tx, expect: [], why: 'unlock all blocks' }]
  if (!facts.preserveOtherBits)
    return { can: true, writes: [...unlock, ...zeroSr1(chip, facts, registers)] }
  const before = targetOf(registers)
  const unlocked = lockBitSet(facts, registers) ? withoutLock(facts, before) : before
  const cleared = withoutProtection(facts, unlocked)
  return join(
    { can: true, writes: unlock },
    step(chip, before, unlocked, 'clear the lock bit'),
    step(chip, unlocked, cleared, 'clear the protection bits'),
  )
}

/**
 * Register writes that bring back the registers `before`, after `unprotectWrites` for the same registers has
 * been carried out; the lock bit comes last. Locks of single blocks come back by themselves at power-off.
 */
export function restoreWrites(chip: FlashChip, before: Registers): RegisterPlan {
  const plan = unprotectWrites(chip, before)
  const facts = chip.protection
  if (!plan.can || plan.writes.length === 0 || facts === null) return plan
  if (!facts.preserveOtherBits) return restoreSectors(chip, facts, before)
  const target = targetOf(before)
  const lifted = lockBitSet(facts, before) ? withoutLock(facts, target) : target
  return join(
    step(chip, withoutProtection(facts, lifted), lifted, 'set the protection bits again'),
    step(chip, lifted, target, 'set the lock bit again'),
  )
}

/**
 * The registers `now` with the protection and lock bits of `kept`, noted before an earlier write lifted them. All
 * else stays as the chip has it: a bit that can be set only once must not come out of a file.
 */
export function protectedAs(chip: FlashChip, now: Registers, kept: Registers): Registers {
  const facts = chip.protection
  if (facts === null) return now
  const sr1 = 0xff & ~(facts.sr1ProtectMask | facts.sr1LockMask)
  const stays = facts.preserveOtherBits
    ? withoutProtection(facts, withoutLock(facts, { sr1: 0xff, sr2: 0xff, sr3: 0xff }))
    : { sr1, sr2: 0xff, sr3: 0xff }
  const merged: Partial<Record<StatusRegisterName, number>> = { ...now }
  for (const name of ['sr1', 'sr2', 'sr3'] as const) {
    const [at, was, mask = 0xff] = [now[name], kept[name], stays[name]]
    if (at !== undefined && was !== undefined) merged[name] = (at & mask) | (was & ~mask & 0xff)
  }
  return merged
}

// ---- what stands in the way --------------------------------------------------------------------------------

function refuse(
  chip: FlashChip,
  facts: ProtectionFacts | null,
  registers: Registers,
  lock: ReturnType<typeof decodeProtection>['lock'],
): RegisterPlan | null {
  if (registers.sr1 === undefined) return cannot('unknown-map', 'status register 1 was not read')
  if (facts === null) return cannot('unknown-map', 'this chip’s protection bits are not known')
  if (chip.statusWrite === null && facts.unlockCommand === null)
    return cannot('unknown-map', 'how this chip’s status register is written is not known')
  if (lock === 'permanent') return cannot('permanent', 'the status register is locked for good')
  if (lock === 'until-power-cycle')
    return cannot('power-cycle', 'the status register is locked until the chip loses power')
  if (lock === 'wp-pin' && facts.sr1WpPinHighMask !== 0)
    return cannot('wp-pin', 'the chip says that its WP pin is low')
  const once = [...facts.bp, facts.cmp, facts.wps].find(
    (bit) => bit !== null && bit.access !== 'rw' && bitValue(bit, registers) === 1,
  )
  if (once !== undefined && facts.unlockCommand === null)
    return cannot('permanent', 'a protection bit of this chip can be set only once')
  const unread = knownBits(facts).find((bit) => bitValue(bit, registers) === null)
  return unread === undefined
    ? null
    : cannot('unknown-map', `register ${unread.register} was not read`)
}

// ---- targets -----------------------------------------------------------------------------------------------

const targetOf = (registers: Registers): Target => ({
  sr1: registers.sr1,
  sr2: registers.sr2,
  sr3: registers.sr3,
})

const clear = (target: Target, masks: Readonly<Record<Writable, number>>): Target => ({
  sr1: target.sr1 === undefined ? undefined : target.sr1 & ~masks.sr1,
  sr2: target.sr2 === undefined ? undefined : target.sr2 & ~masks.sr2,
  sr3: target.sr3 === undefined ? undefined : target.sr3 & ~masks.sr3,
})

function withoutLock(facts: ProtectionFacts, target: Target): Target {
  const bits = facts.srp === null ? [] : [facts.srp]
  return clear(target, {
    sr1: maskOf(bits, 'sr1') | facts.sr1LockMask,
    sr2: maskOf(bits, 'sr2'),
    sr3: maskOf(bits, 'sr3'),
  })
}

/** BP, CMP and WPS cleared; TB, SEC, QE and everything else stay, so that restoring is exact. */
function withoutProtection(facts: ProtectionFacts, target: Target): Target {
  const bits = [...facts.bp, facts.cmp, facts.wps].filter(
    (bit) => bit !== null && bit.access === 'rw',
  ) as ProtectionFacts['bp']
  const placed = facts.rangeRule === null ? 0 : maskOf(knownBits(facts), 'sr1')
  return clear(target, {
    sr1: maskOf(bits, 'sr1') | (facts.sr1ProtectMask & ~placed),
    sr2: maskOf(bits, 'sr2'),
    sr3: maskOf(bits, 'sr3'),
  })
}

// ---- writes ------------------------------------------------------------------------------------------------

function join(...plans: readonly RegisterPlan[]): RegisterPlan {
  const writes: RegisterWrite[] = []
  for (const plan of plans) {
    if (!plan.can) return plan
    writes.push(...plan.writes)
  }
  return { can: true, writes }
}

/** The writes that take the registers from one state to the next; SR3 first, as it is independent. */
function step(chip: FlashChip, from: Target, to: Target, why: string): RegisterPlan {
  const facts = chip.statusWrite
  const changed = (['sr1', 'sr2', 'sr3'] as const).filter((name) => from[name] !== to[name])
  if (changed.length === 0) return { can: true, writes: [] }
  if (facts === null || facts.enable[0] === undefined)
    return cannot('unknown-map', 'how this chip’s status register is written is not known')
  const enable = facts.enable[0]
  const sr1 = (to.sr1 ?? 0) & COMPARED_BITS.sr1
  const write = (tx: Uint8Array, names: readonly Writable[]): RegisterWrite => ({
    enable,
    tx,
    expect: names.map((register) => {
      const mask = COMPARED_BITS[register]
      return { register, mask, value: (to[register] ?? 0) & mask }
    }),
    why,
  })
  const writes: RegisterWrite[] = []
  const behind = facts.sr2.includes('01x2')
  let all = false
  if (changed.includes('sr3')) {
    if (facts.sr3.includes('11') && to.sr3 !== undefined)
      writes.push(write(writeStatus('sr3', to.sr3).tx, ['sr3']))
    else if (facts.sr3.includes('01x3') && to.sr2 !== undefined && to.sr3 !== undefined) {
      writes.push(write(writeStatus('sr1', sr1, to.sr2, to.sr3).tx, ['sr1', 'sr2', 'sr3']))
      all = true
    } else return cannot('unknown-map', 'status register 3 of this chip cannot be written')
  }
  if (all || (!changed.includes('sr1') && !changed.includes('sr2'))) return { can: true, writes }
  if (behind) {
    // A single byte after 01 clears SR2, and QE with it, on older parts of the same ID (W25Q128BV 9.2.8).
    if (to.sr2 === undefined) return cannot('unknown-map', 'status register 2 was not read')
    writes.push(write(writeStatus('sr1', sr1, to.sr2).tx, ['sr1', 'sr2']))
    return { can: true, writes }
  }
  if (changed.includes('sr2')) {
    if (!facts.sr2.includes('31') || to.sr2 === undefined)
      return cannot('unknown-map', 'status register 2 of this chip cannot be written')
    writes.push(write(writeStatus('sr2', to.sr2).tx, ['sr2']))
  }
  if (changed.includes('sr1'))
    writes.push(write(writeStatus('sr1', sr1).tx, to.sr2 === undefined ? ['sr1'] : ['sr1', 'sr2']))
  return { can: true, writes }
}

/**
 * AT25DF: writing 0 to bits 5:2 unprotects every sector (AT25DF321A 9.4). While the lock bit is set, a write
 * changes that bit alone, so it takes two.
 */
function zeroSr1(
  chip: FlashChip,
  facts: ProtectionFacts,
  registers: Registers,
): readonly RegisterWrite[] {
  const enable = chip.statusWrite?.enable[0] ?? 0x06
  const zero = (mask: number, why: string): RegisterWrite => ({
    enable,
    tx: writeStatus('sr1', 0).tx,
    expect: [{ register: 'sr1', mask, value: 0 }],
    why,
  })
  const both = facts.sr1ProtectMask | facts.sr1LockMask
  return [
    ...(lockBitSet(facts, registers) ? [zero(facts.sr1LockMask, 'clear the lock bit')] : []),
    zero(both, 'unprotect all sectors'),
  ]
}

/** AT25DF: ones in bits 5:2 protect every sector; which single sectors were protected cannot be read here. */
function restoreSectors(chip: FlashChip, facts: ProtectionFacts, before: Registers): RegisterPlan {
  const sr1 = before.sr1 ?? 0
  if ((sr1 & facts.sr1ProtectMask) !== facts.sr1ProtectMask)
    return cannot(
      'unknown-map',
      'which sectors were protected is not known; all of them are again once the chip loses power',
    )
  const lock = sr1 & facts.sr1LockMask
  const enable = chip.statusWrite?.enable[0] ?? 0x06
  const value = (facts.sr1ProtectMask | lock) & 0xff
  return {
    can: true,
    writes: [
      {
        enable,
        tx: writeStatus('sr1', 0x3c | lock).tx,
        expect: [{ register: 'sr1', mask: facts.sr1ProtectMask | facts.sr1LockMask, value }],
        why: 'protect all sectors again',
      },
    ],
  }
}
