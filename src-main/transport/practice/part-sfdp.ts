// SPDX-License-Identifier: GPL-3.0-or-later
/** Builds the SFDP image of a practice chip from its other facts. */
import type { PracticePart } from './parts.ts'
import { buildSfdp } from './sfdp-image.ts'

const MINOR: Readonly<Record<string, 0 | 5 | 6 | undefined>> = { '1.0': 0, '1.5': 5, '1.6': 6 }

/** Reply to 5A from address 0 on; `null` for a chip without SFDP. */
export function partSfdp(part: PracticePart): Uint8Array | null {
  const minor = part.sfdp === null ? undefined : MINOR[part.sfdp]
  if (minor === undefined) return null
  const wide = part.sizeBytes > 0x100_0000
  const erase = part.erase.filter(
    (type, index, all) =>
      type.addressBytes === null &&
      all.findIndex((each) => each.sizeBytes === type.sizeBytes) === index,
  )
  return buildSfdp({
    minor,
    sizeBytes: part.sizeBytes,
    erase: erase.map((type) => ({
      opcode: type.opcode,
      sizeBytes: type.sizeBytes,
      typicalMs: type.typicalMs,
      fourByteOpcode:
        part.erase.find((each) => each.addressBytes === 4 && each.sizeBytes === type.sizeBytes)
          ?.opcode ?? null,
    })),
    eraseMaxFactor: evenFactor(Math.max(...erase.map((type) => type.maxMs / type.typicalMs))),
    chipEraseTypicalMs: part.chipErase.typicalMs,
    pageBytes: part.pageBytes,
    pageProgramTypicalUs: part.times.programTypicalMs * 1000,
    byteProgramTypicalUs: [30, 3],
    programMaxFactor: evenFactor(part.times.programMaxMs / part.times.programTypicalMs),
    writesPages: true,
    addressBytes: wide ? '3-or-4' : '3',
    // B7 without write enable, and opcodes with four address bytes of their own
    fourByteEntryBits: wide ? 0x21 : 0,
    fourByteExitBits: wide ? 0x01 : 0,
    fourByteInstructions: wide,
    softResetBits: part.opcodes.has(0x66) ? 0x10 : 0,
    // 06 for bits that stay, 50 for volatile ones
    statusVolatilityBits: part.opcodes.has(0x50) ? 0x08 : 0x01,
    polling: { statusBit0: true, flagStatusBit7: false },
    powerDown: part.opcodes.has(0xb9),
    quadEnableRequirement: part.opcodes.has(0x31) ? 5 : 2,
    vendor: null,
  })
}

/** JESD216 states maxima as 2 x (count + 1) times typical, up to 32 times. */
function evenFactor(ratio: number): number {
  return Math.min(32, Math.max(2, 2 * Math.ceil(ratio / 2)))
}
