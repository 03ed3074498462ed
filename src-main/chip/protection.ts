// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Plans for lifting write protection and for bringing it back: pure lists of register writes.
 * Nothing here is ever done unasked, and each write says what must read back afterwards.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type {
  ProtectionFacts,
  RegisterRefusal,
  RestoreRefusal,
  StatusRegisterName,
} from '../../shared/model/protection.ts'
import { globalBlockUnlock, writeStatus } from './commands.ts'
import { maySend } from './harmless.ts'
import { bitValue, decodeProtection, knownBits, lockBitSet, maskOf } from './status.ts'
import type { Registers } from './status.ts'

export {
  decodeAfterUnprotect,
  decodeProtection,
  rangeTouches,
  registersToRead,
  steadyRegisters,
} from './status.ts'
export type { Registers } from './status.ts'

/** What a register write is for. */
export type WriteReason =
  | 'clear-lock'
  | 'clear-protection'
  | 'set-protection'
  | 'set-lock'
  | 'set-as-asked'
  | 'set-back'
  | 'unlock-blocks'
  | 'unprotect-sectors'
  | 'protect-sectors'

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
  /** Other ways to the same registers, for parts of the same ID that ignore this one; tried while `expect` fails. */
  readonly otherwise?: readonly Omit<RegisterWrite, 'expect' | 'otherwise'>[]
  readonly why: WriteReason
}

export type RegisterPlan =
  | { readonly can: true; readonly writes: readonly RegisterWrite[] }
  | { readonly can: false; readonly by: RegisterRefusal }

export type Writable = 'sr1' | 'sr2' | 'sr3'
type Target = Readonly<Record<Writable, number | undefined>>

/** As `RegisterPlan`; what was protected cannot always be said again. */
export type RestorePlan =
  | RegisterPlan
  | { readonly can: false; readonly by: Exclude<RestoreRefusal, RegisterRefusal> }

const cannot = (by: RegisterRefusal): Extract<RegisterPlan, { can: false }> => ({ can: false, by })

/**
 * Bits that must read back as written, per register; left out are BUSY and WEL (SR1 bits 1:0), which change
 * with the write itself, and SUS (SR2 bit 7), which is read-only.
 */
const COMPARED_BITS = { sr1: 0xfc, sr2: 0x7f, sr3: 0xff } as const

/** Register writes that lift all protection, in order; empty when nothing is protected. */
export function unprotectWrites(chip: FlashChip, registers: Registers): RegisterPlan {
  const state = decodeProtection(chip, registers)
  if (state.protectedRange === 'none') return { can: true, writes: [] }
  const facts = factsOf(chip)
  const refusal = refuse(chip, facts, registers, state.lock)
  if (refusal !== null) return refusal
  const unlock: readonly RegisterWrite[] =
    facts.unlockCommand !== null || lockedByOnceOnlyWps(chip, facts, registers)
      ? [unlockAllBlocks]
      : []
  if (!facts.preserveOtherBits)
    return { can: true, writes: [...unlock, ...zeroSr1(chip, facts, registers)] }
  const before = targetOf(registers)
  const unlocked = lockBitSet(facts, registers) ? withoutLock(facts, before) : before
  const cleared = withoutProtection(facts, unlocked)
  return join(
    { can: true, writes: unlock },
    step(chip, before, unlocked, 'clear-lock'),
    step(chip, unlocked, cleared, 'clear-protection'),
  )
}

/**
 * Register writes that bring back the registers `before`, after `unprotectWrites` for the same registers has
 * been carried out; the lock bit comes last. Locks of single blocks come back by themselves at power-off.
 */
export function restoreWrites(chip: FlashChip, before: Registers): RestorePlan {
  const plan = unprotectWrites(chip, before)
  const facts = factsOf(chip)
  if (!plan.can || plan.writes.length === 0) return plan
  if (!facts.preserveOtherBits) return restoreSectors(chip, facts, before)
  const target = targetOf(before)
  const lifted = lockBitSet(facts, before) ? withoutLock(facts, target) : target
  return join(
    step(chip, withoutProtection(facts, lifted), lifted, 'set-protection'),
    step(chip, lifted, target, 'set-lock'),
  )
}

/**
 * The registers `now` with the protection and lock bits of `kept`, noted before an earlier write lifted them. All
 * else stays as the chip has it: a bit that can be set only once must not come out of a file.
 */
export function protectedAs(chip: FlashChip, now: Registers, kept: Registers): Registers {
  const facts = factsOf(chip)
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

/**
 * Where nothing is known of a chip's protection: the bits nearly all 25xx parts have. Clearing them is tried and read
 * back, never taken for done.
 */
const USUAL: ProtectionFacts = {
  bp: [],
  tb: null,
  sec: null,
  cmp: null,
  srp: null,
  srl: null,
  wps: null,
  also: [],
  rangeRule: null,
  sr1ProtectMask: 0x3c,
  sr1LockMask: 0,
  sr1WpPinHighMask: 0,
  preserveOtherBits: true,
  unlockCommand: null,
}

const factsOf = (chip: FlashChip): ProtectionFacts => chip.protection ?? USUAL

const unlockAllBlocks: RegisterWrite = {
  enable: 0x06,
  tx: globalBlockUnlock().tx,
  expect: [],
  why: 'unlock-blocks',
}

/** Macronix' WPSEL: set for good, but the locks that it puts on are undone by 98 (MX25L12835F 9-34, GBULK). */
const lockedByOnceOnlyWps = (
  chip: FlashChip,
  { wps }: ProtectionFacts,
  registers: Registers,
): boolean =>
  wps !== null &&
  wps.access !== 'rw' &&
  bitValue(wps, registers) === 1 &&
  maySend(chip, 'unlock-blocks')

/**
 * What may free blocks whose protection no register shows, once an erase was seen to do nothing: the locks of single
 * blocks, which come back by themselves when the chip loses power. Empty where 98 means something else.
 */
export function hiddenUnlockWrites(chip: FlashChip): readonly RegisterWrite[] {
  return maySend(chip, 'unlock-blocks') ? [unlockAllBlocks] : []
}

// ---- what stands in the way --------------------------------------------------------------------------------

/** The writes from registers as they are to registers as they were, for a change that was not taken whole. */
export const registerWritesTo = (chip: FlashChip, from: Registers, to: Registers): RegisterPlan =>
  step(chip, targetOf(from), targetOf(to), 'set-back')

/** What the registers themselves say against changing them; `null`: nothing. */
export function refuse(
  chip: FlashChip,
  facts: ProtectionFacts,
  registers: Registers,
  lock: ReturnType<typeof decodeProtection>['lock'],
): Extract<RegisterPlan, { can: false }> | null {
  if (registers.sr1 === undefined) return cannot('unknown-map')
  if (lock === 'permanent') return cannot('permanent')
  if (lock === 'until-power-cycle') return cannot('power-cycle')
  if (lock === 'wp-pin' && facts.sr1WpPinHighMask !== 0) return cannot('wp-pin')
  const byCommand = facts.unlockCommand !== null || lockedByOnceOnlyWps(chip, facts, registers)
  const once = [...facts.bp, facts.cmp, facts.wps].find(
    (bit) => bit !== null && bit.access !== 'rw' && bitValue(bit, registers) === 1,
  )
  if (once !== undefined && !byCommand) return cannot('permanent')
  const unread = knownBits(facts).find((bit) => bitValue(bit, registers) === null)
  return unread === undefined ? null : cannot('unknown-map')
}

// ---- targets -----------------------------------------------------------------------------------------------

export const targetOf = (registers: Registers): Target => ({
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
  const bits = [...facts.bp, facts.cmp, facts.wps, ...facts.also].filter(
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

export function join(...plans: readonly RegisterPlan[]): RegisterPlan {
  const writes: RegisterWrite[] = []
  for (const plan of plans) {
    if (!plan.can) return plan
    writes.push(...plan.writes)
  }
  return { can: true, writes }
}

/** What is tried where nothing is known of how status registers are written. */
const USUAL_WRITE: NonNullable<FlashChip['statusWrite']> = {
  enable: [0x06],
  sr2: [],
  sr3: [],
  readsSr2: false,
  readsSr3: false,
}

/** One part, with stated facts: only what they say is tried. Merged entries carry all their ids. */
const surelyKnown = (chip: FlashChip): boolean =>
  chip.statusWrite !== null && chip.protection !== null && !chip.id.includes('+')

/**
 * The writes that take the registers from one state to the next; SR3 first, as it is independent. A way that the facts
 * do not state is still tried where it can do no harm: every write is read back.
 */
export function step(chip: FlashChip, from: Target, to: Target, why: WriteReason): RegisterPlan {
  const facts = chip.statusWrite ?? USUAL_WRITE
  const changed = (['sr1', 'sr2', 'sr3'] as const).filter((name) => from[name] !== to[name])
  if (changed.length === 0) return { can: true, writes: [] }
  const sr1 = (to.sr1 ?? 0) & COMPARED_BITS.sr1
  const write = (ways: readonly Uint8Array[], names: readonly Writable[]): RegisterWrite => {
    const enables = facts.enable.length === 0 ? [0x06 as const] : facts.enable
    const all = ways.flatMap((tx) => enables.map((enable) => ({ enable, tx, why })))
    const [first, ...others] = all
    const { enable, tx } = first ?? { enable: 0x06 as const, tx: new Uint8Array() }
    return {
      enable,
      tx,
      expect: names.map((register) => {
        const mask = COMPARED_BITS[register]
        return { register, mask, value: (to[register] ?? 0) & mask }
      }),
      ...(surelyKnown(chip) || others.length === 0 ? {} : { otherwise: others }),
      why,
    }
  }
  const writes: RegisterWrite[] = []
  const behind = facts.sr2.includes('01x2')
  let all = false
  if (changed.includes('sr3') && to.sr3 !== undefined) {
    const three = to.sr2 === undefined ? null : writeStatus('sr1', sr1, to.sr2, to.sr3).tx
    if (facts.sr3.includes('01x3') && !facts.sr3.includes('11') && three !== null) {
      writes.push(write([three], ['sr1', 'sr2', 'sr3']))
      all = true
    } else if (maySend(chip, 'write-sr3'))
      writes.push(write([writeStatus('sr3', to.sr3).tx], ['sr3']))
    else return cannot('unknown-map')
  }
  if (all || (!changed.includes('sr1') && !changed.includes('sr2'))) return { can: true, writes }
  const two = to.sr2 === undefined ? null : writeStatus('sr1', sr1, to.sr2).tx
  if (behind) {
    // A single byte after 01 clears SR2, and QE with it, on older parts of the same ID (W25Q128BV 9.2.8).
    if (two === null) return cannot('unknown-map')
    // Parts of the same ID that take one byte only ignore two, so each register by itself comes second.
    const single = writeStatus('sr1', sr1).tx
    const apart =
      changed.includes('sr2') && to.sr2 !== undefined && maySend(chip, 'write-sr2')
        ? [writeStatus('sr2', to.sr2).tx]
        : []
    writes.push(
      write([two, ...apart, ...(changed.includes('sr1') ? [single] : [])], ['sr1', 'sr2']),
    )
    return { can: true, writes }
  }
  if (changed.includes('sr2')) {
    if (to.sr2 === undefined || !maySend(chip, 'write-sr2')) return cannot('unknown-map')
    const known = facts.sr2.includes('31')
    writes.push(
      write([writeStatus('sr2', to.sr2).tx, ...(known || two === null ? [] : [two])], ['sr2']),
    )
  }
  if (changed.includes('sr1'))
    writes.push(
      write([writeStatus('sr1', sr1).tx], to.sr2 === undefined ? ['sr1'] : ['sr1', 'sr2']),
    )
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
  const zero = (mask: number, why: WriteReason): RegisterWrite => ({
    enable,
    tx: writeStatus('sr1', 0).tx,
    expect: [{ register: 'sr1', mask, value: 0 }],
    why,
  })
  const both = facts.sr1ProtectMask | facts.sr1LockMask
  return [
    ...(lockBitSet(facts, registers) ? [zero(facts.sr1LockMask, 'clear-lock')] : []),
    zero(both, 'unprotect-sectors'),
  ]
}

/** AT25DF: ones in bits 5:2 protect every sector; which single sectors were protected cannot be read here. */
function restoreSectors(chip: FlashChip, facts: ProtectionFacts, before: Registers): RestorePlan {
  const sr1 = before.sr1 ?? 0
  if ((sr1 & facts.sr1ProtectMask) !== facts.sr1ProtectMask)
    return { can: false, by: 'unknown-sectors' }
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
        why: 'protect-sectors',
      },
    ],
  }
}
