// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Plans changes of the protection that a user asks for: another range, the lock bit, the quad enable bit. Pure. Plans
 * only bits that can be set and cleared again; a permanent bit is refused by name.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type {
  ProtectionFacts,
  RegisterBit,
  SettingRefusal,
  SettingsWanted,
} from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { join, step, targetOf } from './register-plans.ts'
import { refuse } from './protection.ts'
import type { RegisterPlan, Writable } from './register-plans.ts'
import { bitValue, decodeProtection } from './status.ts'
import type { Registers } from './status.ts'

/** Zero bytes: what `--wp-range 0,0` asks for. */
export const NO_RANGE: ByteRange = { offset: 0, length: 0 }

export type SettingsPlan =
  | Extract<RegisterPlan, { readonly can: true }>
  | { readonly can: false; readonly by: SettingRefusal }

interface Way {
  readonly range: ByteRange
  readonly registers: Registers
  /** Bits that differ from the present registers. */
  readonly changes: number
}

/**
 * Every range that the bits of this chip can protect, the empty one included, shortest first; `null` when the table
 * does not say how its bits map to a range, or when single blocks have locks of their own.
 */
export function protectionRanges(
  chip: FlashChip,
  registers: Registers,
): readonly ByteRange[] | null {
  const ways = waysOf(chip, registers)
  if (ways === null) return null
  const ranges = new Map(
    ways.map(({ range }) => [`${range.offset}+${range.length}`, range] as const),
  )
  return [...ranges.values()].sort((a, b) => a.length - b.length || a.offset - b.offset)
}

/**
 * Register writes that bring about `wanted`; a `null` in it leaves that part unchanged. The lock bit is cleared before
 * the range changes and set after it.
 */
export function settingsWrites(
  chip: FlashChip,
  registers: Registers,
  wanted: SettingsWanted,
): SettingsPlan {
  const facts = chip.protection
  if (facts === null || !facts.preserveOtherBits) return { can: false, by: 'unknown-map' }
  const refusal = refuse(chip, facts, registers, decodeProtection(chip, registers).lock)
  if (refusal !== null) return { can: false, by: refusal.by }
  const unset = notSettable(chip, facts, wanted, registers)
  if (unset !== null) return { can: false, by: unset }
  const unlocked = wanted.lock === 'off' ? withBit(registers, facts.srp, 0) : registers
  const ranged = wanted.range === null ? unlocked : nearestWay(chip, unlocked, wanted.range)
  if (ranged === null) return { can: false, by: rangeRefusal(chip, registers) }
  const quad = wanted.quadEnable
  const set = quad === null ? ranged : withBit(ranged, chip.quadEnable, quad ? 1 : 0)
  const locked = wanted.lock === 'wp-pin' ? withBit(set, facts.srp, 1) : set
  const plan = join(
    step(chip, targetOf(registers), targetOf(unlocked), 'clear-lock'),
    step(chip, targetOf(unlocked), targetOf(set), 'set-as-asked'),
    step(chip, targetOf(set), targetOf(locked), 'set-lock'),
  )
  return plan.can ? plan : { can: false, by: plan.by }
}

/** Whether the registers read as asked. */
export function hasSettings(
  chip: FlashChip,
  registers: Registers,
  wanted: SettingsWanted,
): boolean {
  const { protectedRange, lock } = decodeProtection(chip, registers)
  const range = protectedRange === 'none' ? NO_RANGE : protectedRange
  return (
    (wanted.range === null || (range !== 'unknown' && sameRange(range, wanted.range))) &&
    (wanted.lock === null || lock === wanted.lock) &&
    (wanted.quadEnable === null ||
      bitValue(chip.quadEnable, registers) === (wanted.quadEnable ? 1 : 0))
  )
}

/** A length of zero protects nothing, wherever it begins. */
export const sameRange = (a: ByteRange, b: ByteRange): boolean =>
  a.length === b.length && (a.length === 0 || a.offset === b.offset)

/** Why the lock bit or the quad enable bit cannot be set, if the user asks for it. */
function notSettable(
  chip: FlashChip,
  facts: ProtectionFacts,
  wanted: SettingsWanted,
  registers: Registers,
): SettingRefusal | null {
  const asked = [
    ...(wanted.lock === null ? [] : [{ bit: facts.srp, once: 'once-srp' } as const]),
    ...(wanted.quadEnable === null ? [] : [{ bit: chip.quadEnable, once: 'once-qe' } as const]),
  ]
  for (const { bit, once } of asked) {
    if (bit === null) return once === 'once-qe' ? 'unknown-qe' : 'unknown-map'
    if (bit.access === 'otp') return once
    if (!isWritable(bit) || bitValue(bit, registers) === null)
      return once === 'once-qe' ? 'unknown-qe' : 'unknown-map'
  }
  return null
}

/** The fault for a range that the chip can protect only permanently, or not at all. */
function rangeRefusal(chip: FlashChip, registers: Registers): SettingRefusal {
  const facts = chip.protection
  if (facts === null || waysOf(chip, registers) === null) return 'unknown-map'
  const once = [...facts.bp, facts.tb, facts.sec, facts.cmp].some((bit) => bit?.access === 'otp')
  return once ? 'no-such-range-undoable' : 'no-such-range'
}

const isWritable = (bit: RegisterBit): boolean =>
  bit.access === 'rw' && ['sr1', 'sr2', 'sr3'].includes(bit.register)

function withBit(registers: Registers, bit: RegisterBit | null, value: 0 | 1): Registers {
  const now = bit === null ? undefined : registers[bit.register]
  if (bit === null || now === undefined || !isWritable(bit)) return registers
  const mask = 1 << bit.bit
  return { ...registers, [bit.register]: value === 1 ? now | mask : now & ~mask & 0xff }
}

/** The setting for this range that changes the fewest bits. */
function nearestWay(chip: FlashChip, registers: Registers, wanted: ByteRange): Registers | null {
  const fitting = (waysOf(chip, registers) ?? []).filter(({ range }) => sameRange(range, wanted))
  const [nearest] = fitting.sort((a, b) => a.changes - b.changes)
  return nearest?.registers ?? null
}

/** Every setting of the bits that make a range and can be written, with the range it makes. */
function waysOf(chip: FlashChip, registers: Registers): readonly Way[] | null {
  const facts = chip.protection
  if (facts === null || facts.rangeRule === null || !facts.preserveOtherBits) return null
  if (facts.unlockCommand !== null || facts.bp.length === 0) return null
  const bits = [...facts.bp, facts.tb, facts.sec, facts.cmp].filter(
    (bit) => bit !== null && isWritable(bit) && registers[bit.register] !== undefined,
  ) as readonly (RegisterBit & { readonly register: Writable })[]
  const ways: Way[] = []
  for (let setting = 0; setting < 1 << bits.length; setting++) {
    let made = registers
    for (const [index, bit] of bits.entries())
      made = withBit(made, bit, ((setting >> index) & 1) === 1 ? 1 : 0)
    const range = decodeProtection(chip, made).protectedRange
    if (range === 'unknown') continue
    const changes = bits.filter((bit) => bitValue(bit, made) !== bitValue(bit, registers)).length
    ways.push({ range: range === 'none' ? NO_RANGE : range, registers: made, changes })
  }
  return ways.length === 0 ? null : ways
}
