// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Decodes status registers into a protected range and a lock, for a chip with known facts. The five range rules cover
 * the protection tables of the common manufacturers; W25Q128JV 7.1.16 is the model of the first, MX25L6406E table 2 of
 * `cmpInvertsBp`, MX25L6445E table 2 of `doubleBlock`.
 */
import type { FlashChip } from '../../shared/model/chip.ts'
import type {
  ProtectionFacts,
  ProtectionState,
  RegisterBit,
  StatusRegisterName,
} from '../../shared/model/protection.ts'
import type { ByteRange } from '../../shared/model/range.ts'
import { mayRead } from './harmless.ts'

/** Register values as read from the chip. */
export type Registers = ProtectionState['registers']

type Rule = NonNullable<ProtectionFacts['rangeRule']>

const KiB = 1024
const REGISTER_ORDER = ['sr1', 'sr2', 'sr3', 'config', 'security'] as const
/** Where nearly all 25xx chips have their block protect bits; used only to notice that some are set. */
const USUAL_PROTECT_MASK = 0x3c

/** 0 or 1; `null` when its register was not read; an absent bit counts as 0. */
export function bitValue(bit: RegisterBit | null, registers: Registers): 0 | 1 | null {
  if (bit === null) return 0
  const value = registers[bit.register]
  return value === undefined ? null : ((value >>> bit.bit) & 1) === 1 ? 1 : 0
}

/** All bits that the facts name. */
export function knownBits(facts: ProtectionFacts): readonly RegisterBit[] {
  const single = [facts.tb, facts.sec, facts.cmp, facts.srp, facts.srl, facts.wps]
  return [...facts.bp, ...single.filter((bit) => bit !== null)]
}

/**
 * Bits of `also` that are set. A register of all ones means that the chip does not know the opcode: SR2 and SR3 have
 * bits that always read 0 (W25Q128JV 7.1.12).
 */
export const alsoSet = (facts: ProtectionFacts, registers: Registers): readonly RegisterBit[] =>
  facts.also.filter(
    (bit) =>
      bitValue(bit, registers) === 1 &&
      (bit.register === 'sr1' || registers[bit.register] !== 0xff),
  )

/** The named bits of one register as a mask. */
export const maskOf = (bits: readonly RegisterBit[], register: StatusRegisterName): number =>
  bits.reduce((mask, bit) => (bit.register === register ? mask | (1 << bit.bit) : mask), 0)

/**
 * Registers that must be read before `decodeProtection` and the plans of `protection.ts`, in this order: those with
 * protection bits, and those that are written together with SR1; of these, the ones that `harmless.ts` allows.
 */
export function registersToRead(chip: FlashChip): readonly StatusRegisterName[] {
  const facts = chip.protection
  const named = facts === null ? [] : [...knownBits(facts), ...facts.also]
  const write = chip.statusWrite
  return REGISTER_ORDER.filter(
    (register) =>
      register === 'sr1' ||
      (mayRead(chip, register) &&
        (named.some((bit) => bit.register === register) ||
          (register === 'sr2' &&
            write !== null &&
            (write.readsSr2 || write.sr2.includes('01x2'))) ||
          (register === 'sr3' &&
            write !== null &&
            (write.readsSr3 || write.sr3.includes('01x3'))))),
  )
}

/**
 * The registers of two reads, or `null` when a register that the chip certainly has differs. A register that only some
 * possible chip model has (`also`) floats on the others, and is then left out.
 */
export function steadyRegisters(
  chip: FlashChip,
  first: Registers,
  second: Registers,
): Registers | null {
  const facts = chip.protection
  const sure = registersToRead(
    facts === null ? chip : { ...chip, protection: { ...facts, also: [] } },
  )
  const names = registersToRead(chip)
  if (sure.some((name) => first[name] !== second[name])) return null
  return Object.fromEntries(
    names
      .filter((name) => first[name] === second[name])
      // All ones: the chip has no such register, so it must not be written.
      .filter((name) => sure.includes(name) || first[name] !== 0xff)
      .map((name) => [name, first[name]]),
  )
}

// ---- range -------------------------------------------------------------------------------------------------

/** Bytes that block protect value `bp` covers before CMP, 0 to `sizeBytes`. */
function coveredBytes(
  rule: Rule,
  bp: number,
  bpMax: number,
  sec: boolean,
  sizeBytes: number,
): number {
  if (bp === 0) return 0
  if (bp === bpMax) return sizeBytes
  const first = rule === 'bp3StartsAtOneSixteenth' ? 3 : 1
  if (bp < first) return 0
  const shift = rule === 'doubleBlock' ? 0 : first
  const steps = 2 ** (bp - shift)
  // Manufacturers stop at half a block, so that 4 KiB steps never reach the 64 KiB steps.
  if (sec && rule !== 'bp3StartsAtOneSixteenth')
    return Math.min(4 * KiB * steps, 32 * KiB, sizeBytes)
  const most = 2 ** (bpMax - shift - 1)
  const block = rule === 'fixed64KiBBlock' ? 0 : sizeBytes / 2 / most
  return Math.min(Math.max(block, 64 * KiB) * steps, sizeBytes)
}

/** The range by the chip's rule; `unknown` when a register with one of its bits was not read. */
function rangeByRule(
  facts: ProtectionFacts,
  rule: Rule,
  registers: Registers,
  sizeBytes: number,
): ByteRange | 'none' | 'unknown' {
  let bp = 0
  for (const [index, bit] of facts.bp.entries()) {
    const value = bitValue(bit, registers)
    if (value === null) return 'unknown'
    bp |= value << index
  }
  const bpMax = 2 ** facts.bp.length - 1
  const [tb, sec, cmp] = [facts.tb, facts.sec, facts.cmp].map((bit) => bitValue(bit, registers))
  if (tb === null || sec === null || cmp === null) return 'unknown'
  let length: number
  if (rule === 'cmpInvertsBp' && cmp === 1) {
    // MX25L6406E table 2, bit 5 set: 000 and 111 protect all, 001 the lower half, 110 the lower 63/64
    const inverted = coveredBytes(rule, bp ^ bpMax, bpMax, false, sizeBytes)
    length = bp === 0 ? sizeBytes : sizeBytes - inverted
  } else {
    const covered = coveredBytes(rule, bp, bpMax, sec === 1, sizeBytes)
    length = cmp === 1 ? sizeBytes - covered : covered
  }
  if (length === 0) return 'none'
  const top = (tb === 0) !== (cmp === 1)
  return { offset: top ? sizeBytes - length : 0, length }
}

function protectedRange(chip: FlashChip, registers: Registers): ByteRange | 'none' | 'unknown' {
  const facts = chip.protection
  const sr1 = registers.sr1
  if (sr1 === undefined) return 'unknown'
  if (facts === null) return (sr1 & USUAL_PROTECT_MASK) === 0 ? 'none' : 'unknown'
  // These chips power up with every block locked, and no status register shows it.
  if (facts.unlockCommand !== null) return 'unknown'
  if (bitValue(facts.wps, registers) !== 0 || alsoSet(facts, registers).length > 0) return 'unknown'
  const masked = sr1 & facts.sr1ProtectMask
  if (facts.bp.length === 0 || facts.rangeRule === null) {
    if (masked === 0 && facts.bp.every((bit) => bitValue(bit, registers) === 0))
      return bitValue(facts.cmp, registers) === 0 ? 'none' : 'unknown'
    // AT25DF: both SWP bits set mean that every sector is protected, one alone means some.
    const all = !facts.preserveOtherBits && masked === facts.sr1ProtectMask
    return all ? { offset: 0, length: chip.sizeBytes } : 'unknown'
  }
  const range = rangeByRule(facts, facts.rangeRule, registers, chip.sizeBytes)
  const unexplained = masked & ~maskOf(knownBits(facts), 'sr1')
  return range === 'none' && unexplained !== 0 ? 'unknown' : range
}

// ---- lock --------------------------------------------------------------------------------------------------

/** Whether the bit that locks the status register is set. */
export function lockBitSet(facts: ProtectionFacts, registers: Registers): boolean {
  return bitValue(facts.srp, registers) === 1 || ((registers.sr1 ?? 0) & facts.sr1LockMask) !== 0
}

/** SRP/SRL as W25Q128JV 7.1.8 combines them; if only SR1 bit 7 is known, the lock depends on the WP pin. */
function lockOf(facts: ProtectionFacts | null, registers: Registers): ProtectionState['lock'] {
  const sr1 = registers.sr1
  if (sr1 === undefined) return 'unknown'
  if (facts === null || (facts.srp === null && facts.sr1LockMask === 0 && facts.srl === null))
    return (sr1 & 0x80) === 0 ? 'off' : 'unknown'
  const srl = bitValue(facts.srl, registers)
  if (srl === null) return 'unknown'
  const locked = lockBitSet(facts, registers)
  if (srl === 1) return locked ? 'permanent' : 'until-power-cycle'
  // AT25DF shows the level of the WP pin: while it is high, the lock bit can simply be cleared.
  const pinHigh = (sr1 & facts.sr1WpPinHighMask) !== 0
  return locked && !pinHigh ? 'wp-pin' : 'off'
}

// ---- all of it -----------------------------------------------------------------------------------------------

/**
 * Decodes protection for any register values; a range lies inside the chip. Bits that are set but have no known meaning
 * give `unknown`, never `none`.
 */
export function decodeProtection(chip: FlashChip, registers: Registers): ProtectionState {
  const facts = chip.protection
  const range = protectedRange(chip, registers)
  const lock = lockOf(facts, registers)
  const perBlockLocks =
    facts !== null && (facts.unlockCommand !== null || bitValue(facts.wps, registers) === 1)
  return {
    registers,
    sizeBytes: chip.sizeBytes,
    protectedRange: range,
    lock,
    perBlockLocks,
    unlockedByCommand: false,
  }
}

/**
 * The state after all writes of `unprotectWrites` were done and read back as required. It differs from
 * `decodeProtection` for chips that are unlocked by a command, because their registers do not show it.
 */
export function decodeAfterUnprotect(chip: FlashChip, registers: Registers): ProtectionState {
  const state = decodeProtection(chip, registers)
  const facts = chip.protection
  if (facts === null) return state
  const onceOnly = facts.wps !== null && facts.wps.access !== 'rw'
  if (facts.unlockCommand === null && !onceOnly) return state
  const wps = onceOnly ? null : facts.wps
  const left = decodeProtection(
    { ...chip, protection: { ...facts, unlockCommand: null, wps } },
    registers,
  )
  return { ...left, unlockedByCommand: left.protectedRange === 'none' }
}

/** The parts of `ranges` that are protected, completely or partly; when protection is `unknown`, all of them. */
export function rangeTouches(
  state: ProtectionState,
  ranges: readonly ByteRange[],
): readonly ByteRange[] {
  const guarded = state.protectedRange
  if (guarded === 'none') return []
  return ranges.filter(
    (range) =>
      range.length > 0 &&
      (guarded === 'unknown' ||
        (range.offset < guarded.offset + guarded.length &&
          guarded.offset < range.offset + range.length)),
  )
}
