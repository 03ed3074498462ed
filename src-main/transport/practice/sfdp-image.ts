// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Builds the SFDP image (JESD216) with which practice chips answer 5A. Written from the standard's field layout alone,
 * so that it also tests the parser for real chips.
 */
import { Fault } from '../../../shared/fault.ts'

/**
 * Facts that an SFDP image states. JESD216 has coarse units of time, so a time is rounded up to the next value that can
 * be written (45 ms becomes 48 ms), as in real chips.
 */
export interface SfdpFacts {
  /** 0: JESD216 (9 DWORDs, no times), 5: A and 6: B (16 DWORDs), 7: C and 8: D (20 DWORDs). */
  readonly minor: 0 | 5 | 6 | 7 | 8
  readonly sizeBytes: number
  /** At most four; opcode and size. `typicalMs` is ignored at minor 0. */
  readonly erase: readonly {
    readonly opcode: number
    readonly sizeBytes: number
    readonly typicalMs: number
    readonly fourByteOpcode: number | null
  }[]
  /** Maximum over typical of erase and chip erase: even, 2 to 32. */
  readonly eraseMaxFactor: number
  readonly chipEraseTypicalMs: number
  readonly pageBytes: number
  readonly pageProgramTypicalUs: number
  /** First and further bytes of a byte program, microseconds. */
  readonly byteProgramTypicalUs: readonly [first: number, next: number]
  /** Maximum over typical of page and byte program: even, 2 to 32. */
  readonly programMaxFactor: number
  readonly writesPages: boolean
  readonly addressBytes: '3' | '3-or-4' | '4'
  /** DWORD 16 bits 30:24 and 23:14 as in the table, shifted to bit 0; 0 and 0 for a 3-byte chip. */
  readonly fourByteEntryBits: number
  readonly fourByteExitBits: number
  /** Adds the 4-byte instruction table (ff84) with 13, 0C, 12 and the erase opcodes above. */
  readonly fourByteInstructions: boolean
  /** DWORD 16 bits 13:8, shifted to bit 0: 0x10 is 66-99. */
  readonly softResetBits: number
  /** DWORD 16 bits 6:0. */
  readonly statusVolatilityBits: number
  readonly polling: { readonly statusBit0: boolean; readonly flagStatusBit7: boolean }
  readonly powerDown: boolean
  /** DWORD 15 bits 22:20. */
  readonly quadEnableRequirement: number
  /** A vendor table after the JEDEC ones, as in many real chips; `null` for none. */
  readonly vendor: { readonly id: number; readonly bytes: Uint8Array } | null
}

/** Start of the basic table: after the largest header this file writes, 16-byte aligned. */
const BASIC_OFFSET = 0x30

/**
 * The bytes with which a chip with these facts answers 5A from address 0 on; after them it answers FF. Throws
 * `bug.bad-input` for a size, opcode count, factor or time that the standard cannot state.
 */
export function buildSfdp(facts: SfdpFacts): Uint8Array {
  const tables = [
    { id: 0xff00, minor: facts.minor, bytes: littleEndian(basicTable(facts)) },
    ...(facts.fourByteInstructions
      ? [{ id: 0xff84, minor: 0, bytes: littleEndian(fourByteTable(facts)) }]
      : []),
    ...(facts.vendor === null ? [] : [{ ...facts.vendor, minor: 0 }]),
  ]
  const length = tables.reduce((sum, table) => sum + padded(table.bytes.length), BASIC_OFFSET)
  const image = new Uint8Array(length).fill(0xff)
  // 6.1: "SFDP", minor, major 1, number of parameter headers less one, access protocol FF
  image.set([0x53, 0x46, 0x44, 0x50, facts.minor, 1, tables.length - 1, 0xff], 0)
  let offset = BASIC_OFFSET
  for (const [index, table] of tables.entries()) {
    if (table.bytes.length % 4 !== 0) throw badFact('vendor', table.bytes.length)
    // 6.2: id low, minor, major 1, DWORDs, 24-bit offset, id high
    image.set(
      [
        table.id,
        table.minor,
        1,
        table.bytes.length / 4,
        offset,
        offset >> 8,
        offset >> 16,
        table.id >> 8,
      ],
      8 + 8 * index,
    )
    image.set(table.bytes, offset)
    offset += padded(table.bytes.length)
  }
  return image
}

const padded = (length: number): number => Math.ceil(length / 16) * 16

const badFact = (what: string, value: number): Fault =>
  new Fault('bug.bad-input', { what: `SFDP cannot state ${what} ${value}` })

function littleEndian(words: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * words.length)
  const view = new DataView(bytes.buffer)
  for (const [index, word] of words.entries()) view.setUint32(4 * index, word, true)
  return bytes
}

// ---- fields ------------------------------------------------------------------------------------------------

function exponentOf(value: number, what: string): number {
  const exponent = Math.log2(value)
  if (!Number.isInteger(exponent) || exponent < 0) throw badFact(what, value)
  return exponent
}

/** The smallest (count + 1) units that is not less than `value`, the count in `countBits` bits. */
function timeField(
  value: number,
  units: readonly number[],
  countBits: number,
  what: string,
): { readonly count: number; readonly unit: number } {
  const fits = units.flatMap((length, unit) => {
    const count = Math.max(0, Math.ceil(value / length) - 1)
    return count < 1 << countBits ? [{ count, unit, stated: (count + 1) * length }] : []
  })
  const best = [...fits].sort((one, other) => one.stated - other.stated)[0]
  if (best === undefined || !(value > 0)) throw badFact(what, value)
  return best
}

/** max = 2 x (field + 1) x typical. */
function factorField(factor: number, what: string): number {
  const field = factor / 2 - 1
  if (!Number.isInteger(field) || field < 0 || field > 15) throw badFact(what, factor)
  return field
}

// ---- tables ------------------------------------------------------------------------------------------------

/** JESD216 6.4: the basic flash parameter table; 9 DWORDs at first, 16 since A, 20 since C. */
function basicTable(facts: SfdpFacts): readonly number[] {
  if (facts.erase.length > 4) throw badFact('erase', facts.erase.length)
  const words = [
    firstWord(facts),
    // bits less one up to 2 Gbit, else bit 31 and the exponent
    facts.sizeBytes * 8 <= 2 ** 31
      ? facts.sizeBytes * 8 - 1
      : (0x8000_0000 | exponentOf(facts.sizeBytes * 8, 'size')) >>> 0,
    // 3 to 7: fast reads EB/6B, 3B/BB, no 2-2-2, no 4-4-4, with the dummy clocks of W25Q
    0x6b08_eb44,
    0xbb42_3b08,
    0xffff_fffe,
    0x0000_ffff,
    0xeb40_ffff,
    eraseWord(facts, 0),
    eraseWord(facts, 2),
  ]
  if (facts.minor === 0) return words
  words.push(
    eraseTimes(facts),
    programTimes(facts),
    // 12 and 13: suspend and resume, as W25Q states them
    0x3376_63e9,
    0x757a_757a,
    waitingWord(facts),
    // 15: no 4-4-4, no 0-4-4, no HOLD disable
    0xff00_0000 | (facts.quadEnableRequirement << 20),
    modeWord(facts),
  )
  return words.concat(Array.from({ length: facts.minor >= 7 ? 4 : 0 }, () => 0xffff_ffff))
}

function firstWord(facts: SfdpFacts): number {
  const small = facts.erase.find((type) => type.sizeBytes === 4096)
  const addressCode = { '3': 0, '3-or-4': 1, '4': 2 }[facts.addressBytes]
  // bits 31:23 and 7:5 are ones; 16, 20, 21, 22: dual and quad reads exist; 4:3: block protect bits are kept
  return (
    (0xff80_00e0 |
      0x0071_0000 |
      (addressCode << 17) |
      ((small?.opcode ?? 0xff) << 8) |
      (facts.writesPages ? 4 : 0) |
      (small === undefined ? 3 : 1)) >>>
    0
  )
}

/** DWORDs 8 and 9: two erase types each; size exponent low, opcode high; absent types are 00 FF. */
function eraseWord(facts: SfdpFacts, from: 0 | 2): number {
  const half = (index: number): number => {
    const type = facts.erase[index]
    return type === undefined
      ? 0xff00
      : (type.opcode << 8) | exponentOf(type.sizeBytes, 'erase.sizeBytes')
  }
  return ((half(from + 1) << 16) | half(from)) >>> 0
}

/** DWORD 10. */
function eraseTimes(facts: SfdpFacts): number {
  let word = factorField(facts.eraseMaxFactor, 'eraseMaxFactor')
  for (const [index, type] of facts.erase.entries()) {
    const { count, unit } = timeField(type.typicalMs, [1, 16, 128, 1000], 5, 'erase')
    word |= (count | (unit << 5)) << (4 + 7 * index)
  }
  return word >>> 0
}

/** DWORD 11. */
function programTimes(facts: SfdpFacts): number {
  const [firstUs, nextUs] = facts.byteProgramTypicalUs
  const page = timeField(facts.pageProgramTypicalUs, [8, 64], 5, 'pageProgramTypicalMs')
  const first = timeField(firstUs, [1, 8], 4, 'firstByteUs')
  const next = timeField(nextUs, [1, 8], 4, 'nextByteUs')
  const chip = timeField(facts.chipEraseTypicalMs, [16, 256, 4000, 64_000], 5, 'chipEraseTypicalMs')
  return (
    (factorField(facts.programMaxFactor, 'programMaxFactor') |
      (exponentOf(facts.pageBytes, 'page') << 4) |
      ((page.count | (page.unit << 5)) << 8) |
      ((first.count | (first.unit << 4)) << 14) |
      ((next.count | (next.unit << 4)) << 19) |
      ((chip.count | (chip.unit << 5)) << 24) |
      0x8000_0000) >>>
    0
  )
}

/** DWORD 14: polling, and deep power-down with B9 and AB, 3 us to wake; bit 31 set where it is missing. */
function waitingWord(facts: SfdpFacts): number {
  const polling = (facts.polling.statusBit0 ? 4 : 0) | (facts.polling.flagStatusBit7 ? 8 : 0)
  const powerDown = facts.powerDown
    ? (0xb9 << 23) | (0xab << 15) | (1 << 13) | (2 << 8)
    : 0xffff_ff00
  return (powerDown | 0xf0 | 0x03 | polling) >>> 0
}

/** DWORD 16. */
function modeWord(facts: SfdpFacts): number {
  return (
    ((facts.fourByteEntryBits << 24) |
      (facts.fourByteExitBits << 14) |
      (facts.softResetBits << 8) |
      0x80 |
      facts.statusVolatilityBits) >>>
    0
  )
}

/** ff84: reads 13 and 0C, program 12, and the erase opcodes that exist; absent ones are FF. */
function fourByteTable(facts: SfdpFacts): readonly number[] {
  let support = 0xffff_0000 | 0x43
  let opcodes = 0xffff_ffff
  for (const [index, type] of facts.erase.entries()) {
    if (type.fourByteOpcode === null) continue
    support |= 1 << (9 + index)
    opcodes ^= (0xff ^ type.fourByteOpcode) << (8 * index)
  }
  return [support >>> 0, opcodes >>> 0]
}
