// SPDX-License-Identifier: GPL-3.0-or-later
/** Converts a table entry to the form that the engine takes. */
import type { Addressing, ChipErase, EraseType, FailFlags, FlashChip } from '../model/chip.ts'
import type { ProtectionFacts, StatusWriteFacts } from '../model/protection.ts'
import type { RegisterBit } from '../model/protection.ts'
import { securityOf } from './security-registers.ts'
import { likelyBlockLockBit } from './opcode-meanings.ts'
import type { ChipEntry, EntryErase, StatusLayout } from './chip-entry.ts'

/** Size that three address bytes can reach. */
const REACH_BYTES = 16 * 1024 * 1024

/** Nearly every manufacturer has its own name for the lock bit. */
const lockNames = ['srwd', 'bpl', 'wpen', 'sprl']
/** Bits that determine a protected range; other bits in an unprotect mask have another meaning (fail flags). */
const protectingName = /^(bp\d|sec|swp\d)$/

/** Facts from one entry alone. Pure; a merged or SFDP-enriched entry is handled in the same way. */
export function flashChip(entry: ChipEntry): FlashChip {
  const addressing = addressingOf(entry)
  const fourByteMode = fourByteModeOf(entry)
  const usable = canBeProgrammed(entry)
  return {
    id: entry.id,
    vendor: entry.vendor,
    names: entry.names,
    probe: entry.probe,
    idBytes: entry.idBytes,
    sizeBytes: entry.sizeBytes,
    pageBytes: entry.pageBytes,
    program: usable || entry.program === 'at45-buffer' ? entry.program : 'none',
    pageProgramTypicalMs: entry.programTime.typicalMs,
    pageProgramMaxMs: entry.programTime.maxMs,
    addressing: addressing ?? '3-byte',
    fourByteMode,
    addressRegister: addressRegisterOf(entry, fourByteMode),
    erase: usable ? blockErases(entry, addressing) : [],
    chipErase: usable ? chipEraseOf(entry) : null,
    supplyMv: entry.supplyMv,
    statusWrite: statusWriteOf(entry),
    protection: protectionOf(entry),
    quadEnable: entry.quadEnable,
    security: securityOf(entry),
    failFlags: failFlagsOf(entry),
    meanings: entry.meanings,
    quirks: [],
    facts: [{ code: 'table', entry: entry.id, source: entry.source }],
    tested: null,
  }
}

/**
 * How the engine reaches addresses above 16 MiB: opcodes that always take four bytes leave the mode unchanged, so they
 * come first, but only if read, program and an erase all have one. `null`: no known way, and the chip needs one.
 */
export function addressingOf(entry: ChipEntry): Addressing | null {
  if (entry.sizeBytes <= REACH_BYTES) return '3-byte'
  const ways = entry.fourByteAddress
  if (ways === null) return null
  const erases = entry.erase.some((erase) => erase.addressBytes === 4 && !erase.wholeChip)
  if (ways.read && ways.program && erases) return '4-byte-opcodes'
  if (fourByteModeOf(entry) !== null) return '4-byte-mode'
  return ways.registers.length > 0 ? 'extended-register' : null
}

/**
 * False for parts that the engine cannot write completely: DataFlash, dies behind a select opcode, memory out of reach.
 */
function canBeProgrammed(entry: ChipEntry): boolean {
  return (
    entry.program !== 'at45-buffer' &&
    entry.plainRead &&
    entry.dieBytes === null &&
    addressingOf(entry) !== null
  )
}

function fourByteModeOf(entry: ChipEntry): FlashChip['fourByteMode'] {
  const ways = entry.fourByteAddress
  if (ways === null) return null
  return ways.enter ?? (ways.modeBit7InRegister ? 'register-bit-7' : null)
}

function addressRegisterOf(
  entry: ChipEntry,
  mode: FlashChip['fourByteMode'],
): FlashChip['addressRegister'] {
  const registers = entry.fourByteAddress?.registers ?? []
  // Bit 7 switches the mode only in the bank register (17/16); C5/C8 has address bits only.
  const bank = registers.find((register) => register.write === 0x17)
  return (mode === 'register-bit-7' ? bank : undefined) ?? registers[0] ?? null
}

/**
 * In three-byte mode, only an opcode that always takes four address bytes reaches everything above 16 MiB. In other
 * modes plain opcodes do, and the others serve only for block sizes that have no plain one.
 */
function blockErases(entry: ChipEntry, addressing: Addressing | null): readonly EraseType[] {
  const types = entry.erase.flatMap(eraseType)
  const [plain, four] = [types.filter(isPlain), types.filter((type) => !isPlain(type))]
  const others = four.filter((type) => !plain.some((each) => sameBlocks(each, type)))
  const usable = addressing === '4-byte-opcodes' ? four : [...plain, ...others]
  return [...usable].sort((a, b) => smallestBlock(a) - smallestBlock(b))
}

function isPlain(type: EraseType): boolean {
  return type.addressBytes === null
}

function smallestBlock(type: EraseType): number {
  return Math.min(...type.regions.map((region) => region.blockBytes))
}

function sameBlocks(a: EraseType, b: EraseType): boolean {
  return JSON.stringify(a.regions) === JSON.stringify(b.regions)
}

function eraseType(erase: EntryErase): EraseType[] {
  if (erase.opcode === null || erase.wholeChip) return []
  const { opcode, addressBytes, regions, typicalMs, maxMs } = erase
  return [{ opcode, addressBytes, regions, typicalMs, maxMs }]
}

function chipEraseOf(entry: ChipEntry): ChipErase | null {
  const whole = entry.erase.filter((erase) => erase.wholeChip && erase.opcode !== null)
  // Most parts have opcode C7; the others serve if it is missing.
  const best = whole.find((erase) => erase.opcode === 0xc7) ?? whole[0]
  if (best === undefined || best.opcode === null) return null
  return { opcode: best.opcode, typicalMs: best.typicalMs, maxMs: best.maxMs }
}

function statusWriteOf(entry: ChipEntry): StatusWriteFacts | null {
  const { statusWrite, protection } = entry
  if (statusWrite === null || statusWrite === undefined) return null
  const sr2 = statusWrite.sr2 ?? []
  const sr3 = statusWrite.sr3 ?? []
  const holds = (name: string): boolean =>
    [protection?.tb, protection?.cmp, protection?.srl, protection?.wps, entry.quadEnable].some(
      (bit) => bit?.register === name,
    )
  return {
    enable: (statusWrite.enable ?? []).map((opcode) => (opcode === '50' ? 0x50 : 0x06)),
    sr2,
    sr3,
    readsSr2: sr2.length > 0 || holds('sr2'),
    readsSr3: sr3.length > 0 || holds('sr3'),
  }
}

function protectionOf(entry: ChipEntry): ProtectionFacts | null {
  const { statusLayout: layout, unprotect, protection } = entry
  if (entry.program === 'at45-buffer') return null
  if (unprotect === null && protection === null && layout === null) return null
  const bits = protection ?? bitsOf(layout)
  return {
    bp: bits?.bp ?? [],
    tb: bits?.tb ?? null,
    sec: bits?.sec ?? null,
    cmp: bits?.cmp ?? null,
    srp: bits?.srp ?? null,
    srl: bits?.srl ?? null,
    wps: bits?.wps ?? null,
    also: alsoOf(entry, bits?.wps ?? null),
    rangeRule: protection?.range ?? null,
    sr1ProtectMask: protectMaskOf(entry),
    sr1LockMask: mask(unprotect?.lockMask),
    sr1WpPinHighMask: mask(unprotect?.wpPinHighMask),
    preserveOtherBits: unprotect?.preserveOtherBits ?? true,
    unlockCommand: unprotect?.command === '98' ? 0x98 : null,
  }
}

/** Bits on which the merged entries disagree, and the bit that later parts of these manufacturers have. */
function alsoOf(entry: ChipEntry, wps: RegisterBit | null): readonly RegisterBit[] {
  const also = entry.protection?.also ?? []
  const likely = entry.program === 'page' ? likelyBlockLockBit(entry.vendor) : null
  if (likely === null || wps !== null) return also
  const same = (bit: RegisterBit): boolean =>
    bit.register === likely.register && bit.bit === likely.bit
  return also.some(same) ? also : [...also, likely]
}

function mask(hex: string | undefined): number {
  return hex === undefined ? 0 : Number.parseInt(hex, 16)
}

/**
 * SR1 bits that protect. Several families share an unprotect recipe, which may name a bit with another meaning here.
 */
export function protectMaskOf(entry: ChipEntry): number {
  return mask(entry.unprotect?.protectMask) & ~otherBitsOf(entry)
}

/** SR1 bits that are known not to protect: busy, fail flags, top/bottom, quad enable. */
export function otherBitsOf(entry: ChipEntry): number {
  const named = Object.entries(entry.statusLayout ?? {}).flatMap(([name, bit]) =>
    protectingName.test(name) ? [] : [bit],
  )
  const others = entry.quadEnable === null ? named : [...named, entry.quadEnable]
  return others
    .filter((bit) => bit.register === 'sr1')
    .reduce((sum, bit) => sum | (1 << bit.bit), 0)
}

/** The layout knows the positions of the bits, not the ranges that they select. */
function bitsOf(layout: StatusLayout | null): Omit<ProtectionFacts, 'rangeRule'> | null {
  if (layout === null) return null
  const bp = Object.entries(layout)
    .filter(([name]) => /^bp\d$/.test(name))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, bit]) => bit)
  const lock = lockNames.map((name) => layout[name]).find((bit) => bit !== undefined)
  return {
    bp,
    tb: layout['tb'] ?? null,
    sec: layout['sec'] ?? null,
    cmp: null,
    srp: lock ?? null,
    srl: null,
    wps: null,
    also: [],
    sr1ProtectMask: 0,
    sr1LockMask: 0,
    sr1WpPinHighMask: 0,
    preserveOtherBits: true,
    unlockCommand: null,
  }
}

/**
 * S25FL: erase and program errors stay in SR1 until opcode 30 clears them (S25FL128P, "Status Register"). Macronix
 * parts with a security register show the result of the last erase and program there (MX25L12835F, "Security
 * Register").
 */
function failFlagsOf(entry: ChipEntry): FailFlags | null {
  const erase = entry.statusLayout?.['eraseFail']
  const program = entry.statusLayout?.['programFail']
  if (erase !== undefined && program !== undefined) {
    const [eraseFailMask, programFailMask] = [1 << erase.bit, 1 << program.bit]
    return { readOpcode: 0x05, eraseFailMask, programFailMask, clearOpcode: 0x30 }
  }
  // Other parts with a register at opcode 2B use different layouts.
  if (entry.vendor === 'Macronix' && entry.statusWrite?.securityRegister === true)
    return { readOpcode: 0x2b, eraseFailMask: 0x40, programFailMask: 0x20, clearOpcode: null }
  return null
}
