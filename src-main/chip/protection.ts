// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Plans for turning write protection off and restoring it: pure lists of register writes. Nothing here runs unless the
 * user asked, and each write states what must read back afterwards.
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
import { cannot, join, step, targetOf } from './register-plans.ts'
import type {
  RegisterPlan,
  RegisterWrite,
  Target,
  Writable,
  WriteReason,
} from './register-plans.ts'

/** As `RegisterPlan`; the earlier protection cannot always be restored. */
export type RestorePlan =
  | RegisterPlan
  | { readonly can: false; readonly by: Exclude<RestoreRefusal, RegisterRefusal> }

/** Register writes that turn off all protection, in order; empty when nothing is protected. */
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
 * Register writes that restore the registers `before`, after `unprotectWrites` for the same registers has been carried
 * out; the lock bit comes last. Locks of single blocks return by themselves at power-off.
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
 * The registers `now` with the protection and lock bits of `kept`, noted before an earlier write turned them off.
 * Everything else stays as on the chip: a one-time bit must never be set from a stored value.
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
 * For chips whose protection is unknown: the bits that nearly all 25xx chips have. Clearing them is tried and read
 * back, never assumed.
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

/** Macronix WPSEL: set permanently, but 98 undoes the locks that it puts on (MX25L12835F 9-34, GBULK). */
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
 * Commands that may unlock blocks whose protection no register shows, after an erase had no effect. These locks of
 * single blocks return by themselves when the chip loses power. Empty when 98 means something else.
 */
export function hiddenUnlockWrites(chip: FlashChip): readonly RegisterWrite[] {
  return maySend(chip, 'unlock-blocks') ? [unlockAllBlocks] : []
}

/** What the registers show against changing them; `null`: nothing. */
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

/** Clears BP, CMP and WPS; TB, SEC, QE and everything else stay, so that the registers can be restored exactly. */
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

/**
 * AT25DF: writing 0 to bits 5:2 unprotects every sector (AT25DF321A 9.4). While the lock bit is set, a write changes
 * only that bit, so two writes are needed.
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

/** AT25DF: ones in bits 5:2 protect every sector; these registers do not show which single sectors were protected. */
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
