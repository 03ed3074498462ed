// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The basic flash parameter table (ff00) of JESD216, DWORD by DWORD. `word(n)` counts from 1 like the standard. Tables
 * before revision A end after DWORD 9, so everything after it may be missing.
 */
import type {
  FourByteEntry,
  FourByteExit,
  Sfdp,
  SfdpEraseType,
  SfdpOddity,
  SfdpTime,
  SoftReset,
  StatusVolatility,
} from './sfdp-types.ts'

/** DWORD `n`, counted from 1; `null` when the table is shorter. */
export type Words = (n: number) => number | null

export type BareEraseType = Omit<SfdpEraseType, 'fourByteOpcode' | 'everywhere'>

/** Bits `high` to `low` of a DWORD, inclusive, as JESD216 writes them. */
export const bits = (word: number, high: number, low: number): number =>
  (word >>> low) & (high - low === 31 ? 0xffff_ffff : (1 << (high - low + 1)) - 1)

const bit = (word: number, at: number): boolean => ((word >>> at) & 1) === 1

/** The names whose bit is set, lowest bit first. */
function named<T>(word: number, from: number, names: readonly T[]): readonly T[] {
  return names.filter((_, index) => bit(word, from + index))
}

/** DWORD 2. `null` when it states no whole number of bytes or one beyond 2^40. */
export function densityBytes(word: number): number | null {
  if (bit(word, 31)) {
    const exponent = bits(word, 30, 0)
    return exponent >= 3 && exponent <= 43 ? 2 ** (exponent - 3) : null
  }
  const bitCount = word + 1
  return bitCount % 8 === 0 ? bitCount / 8 : null
}

const ERASE_UNIT_MS = [1, 16, 128, 1000] as const
const CHIP_ERASE_UNIT_MS = [16, 256, 4000, 64_000] as const
const POWER_DOWN_UNIT_US = [0.128, 1, 8, 64] as const

const time = (count: number, unitMs: number, multiplier: number): SfdpTime => {
  const typicalMs = (count + 1) * unitMs
  return { typicalMs, maxMs: 2 * (multiplier + 1) * typicalMs }
}

/** DWORD 10: count in five bits, unit in two, type 1 in the lowest bits, after the four multiplier bits. */
function eraseTime(word: number | null, index: number): SfdpTime | null {
  if (word === null) return null
  const low = 4 + 7 * index
  const unit = ERASE_UNIT_MS[bits(word, low + 6, low + 5)] ?? 1
  return time(bits(word, low + 4, low), unit, bits(word, 3, 0))
}

/**
 * Opcodes that erase a block on some chip of the table. Any other opcode has another meaning elsewhere: 01, 11, 31 and
 * 2F write registers, 42 and 44 change security registers, 68 and 2F cannot be undone.
 */
const blockErases: ReadonlySet<number> = new Set([
  0x20, 0x21, 0x52, 0x53, 0x5c, 0x7c, 0x81, 0xc4, 0xd7, 0xd8, 0xdb, 0xdc,
])
export const erasesBlocks = (opcode: number): boolean => blockErases.has(opcode)

/** DWORDs 8 to 10. Values that cannot be right are left out and named in `doubts`. */
export function eraseTypes(
  words: Words,
  sizeBytes: number,
  doubts: SfdpOddity[],
): readonly BareEraseType[] {
  const times = words(10)
  const types: BareEraseType[] = []
  for (const number of [1, 2, 3, 4] as const) {
    const word = words(number <= 2 ? 8 : 9) ?? 0
    const low = number % 2 === 1 ? 0 : 16
    const exponent = bits(word, low + 7, low)
    const opcode = bits(word, low + 15, low + 8)
    if (exponent === 0) continue
    const size = 2 ** exponent
    if (exponent < 8 || exponent > 31 || sizeBytes % size !== 0)
      doubts.push({ code: 'erase-size-misfit', type: number, exponent })
    else if (opcode === 0x00 || opcode === 0xff)
      doubts.push({ code: 'erase-opcode-none', type: number, opcode })
    else if (!erasesBlocks(opcode))
      doubts.push({ code: 'erase-opcode-other', type: number, opcode })
    else if (types.some((type) => type.opcode === opcode && type.sizeBytes !== size))
      doubts.push({ code: 'erase-opcode-twice', type: number, opcode })
    else types.push({ number, opcode, sizeBytes: size, time: eraseTime(times, number - 1) })
  }
  return types
}

/** DWORD 1 bits 1:0 and 15:8 repeat the 4 KiB erase; if they disagree, the table is doubted. */
export function check4KiBErase(
  words: Words,
  types: readonly BareEraseType[],
  doubts: SfdpOddity[],
  warnings: SfdpOddity[],
): void {
  const first = words(1) ?? 0
  if (bits(first, 1, 0) !== 1) return
  const opcode = bits(first, 15, 8)
  const same = types.find((type) => type.opcode === opcode)
  if (same === undefined) warnings.push({ code: 'erase-4k-unlisted', opcode })
  else if (same.sizeBytes !== 4096)
    doubts.push({ code: 'erase-4k-other-size', opcode, sizeBytes: same.sizeBytes })
}

export const ADDRESS_BYTES = ['3', '3-or-4', '4'] as const

/** DWORD 11 and the chip erase multiplier of DWORD 10. */
function programTimes(
  words: Words,
): Pick<Sfdp, 'pageBytes' | 'pageProgram' | 'firstByteProgram' | 'nextByteProgram' | 'chipErase'> {
  const word = words(11)
  const eraseWord = words(10)
  if (word === null || eraseWord === null)
    return {
      pageBytes: null,
      pageProgram: null,
      firstByteProgram: null,
      nextByteProgram: null,
      chipErase: null,
    }
  const multiplier = bits(word, 3, 0)
  const exponent = bits(word, 7, 4)
  return {
    pageBytes: exponent === 0 ? null : 2 ** exponent,
    pageProgram: time(bits(word, 12, 8), bit(word, 13) ? 0.064 : 0.008, multiplier),
    firstByteProgram: time(bits(word, 17, 14), bit(word, 18) ? 0.008 : 0.001, multiplier),
    nextByteProgram: time(bits(word, 22, 19), bit(word, 23) ? 0.008 : 0.001, multiplier),
    chipErase: time(
      bits(word, 28, 24),
      CHIP_ERASE_UNIT_MS[bits(word, 30, 29)] ?? 16,
      bits(eraseWord, 3, 0),
    ),
  }
}

/** DWORD 14. */
function waiting(words: Words): Pick<Sfdp, 'polling' | 'powerDown'> {
  const word = words(14)
  if (word === null)
    return { polling: { statusBit0: false, flagStatusBit7: false }, powerDown: null }
  return {
    polling: { statusBit0: bit(word, 2), flagStatusBit7: bit(word, 3) },
    // bit 31 is 0 where deep power-down exists
    powerDown: bit(word, 31)
      ? null
      : {
          enterOpcode: bits(word, 30, 23),
          exitOpcode: bits(word, 22, 15),
          exitDelayUs: (bits(word, 12, 8) + 1) * (POWER_DOWN_UNIT_US[bits(word, 14, 13)] ?? 1),
        },
  }
}

const VOLATILITY: readonly StatusVolatility[] = [
  'nonvolatile-06',
  'volatile-ones-06',
  'volatile-ones-50',
  'both-06-and-50',
  'mixed-06',
]
const RESETS: readonly SoftReset[] = [
  'all-f-8',
  'all-f-10',
  'all-f-16',
  'f0',
  '66-99',
  'exit-0-4-4-first',
]
const EXITS: readonly FourByteExit[] = [
  'e9',
  'wren+e9',
  'extended-register-c5',
  'bank-register-17',
  'nonvolatile-register-b1',
  'hardware-reset',
  'software-reset',
  'power-cycle',
]
const ENTRIES: readonly FourByteEntry[] = [
  'b7',
  'wren+b7',
  'extended-register-c5',
  'bank-register-17',
  'nonvolatile-register-b1',
  'dedicated-opcodes',
  'always',
]

/** DWORDs 15 and 16. */
function modes(
  words: Words,
): Pick<
  Sfdp,
  | 'quadEnableRequirement'
  | 'entersQpiBy'
  | 'softReset'
  | 'fourByteEntry'
  | 'fourByteExit'
  | 'statusVolatility'
> {
  const quad = words(15)
  const word = words(16) ?? 0
  return {
    quadEnableRequirement: quad === null ? null : bits(quad, 22, 20),
    entersQpiBy:
      quad === null
        ? []
        : [...(bit(quad, 4) || bit(quad, 5) ? [0x38] : []), ...(bit(quad, 6) ? [0x35] : [])],
    statusVolatility: named(word, 0, VOLATILITY),
    softReset: named(word, 8, RESETS),
    fourByteExit: named(word, 14, EXITS),
    fourByteEntry: named(word, 24, ENTRIES),
  }
}

/** All values of the basic table that need no other table. */
export function basicFacts(
  words: Words,
): Omit<
  Sfdp,
  | 'header'
  | 'basicRevision'
  | 'sizeBytes'
  | 'addressBytes'
  | 'eraseTypes'
  | 'fourByteInstructions'
  | 'sectorMaps'
  | 'uniformErase'
  | 'hasStatusMap'
  | 'warnings'
  | 'sound'
> {
  const first = words(1) ?? 0
  return {
    writesPages: bit(first, 2),
    volatileBlockProtect: bit(first, 3) ? { enableOpcode: bit(first, 4) ? 0x06 : 0x50 } : null,
    ...programTimes(words),
    ...waiting(words),
    ...modes(words),
  }
}
