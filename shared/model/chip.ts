// SPDX-License-Identifier: GPL-3.0-or-later
/** The facts about a flash chip model. Sizes in bytes, voltages in millivolts, times in ms. */
import type { ProtectionFacts, RegisterBit, StatusWriteFacts } from './protection.ts'

export type ProbeMethod =
  | 'rdid'
  | 'rdid-extended'
  | 'rems'
  | 'res1'
  | 'res2'
  | 'at25f'
  | 'st95'
  | 'sfdp'
  | 'none'

export type ProgramMethod = 'page' | 'byte' | 'aai-word' | 'at45-buffer' | 'none'

/** A run of equal blocks inside an erase type; most chips have exactly one that covers the chip. */
export interface EraseRegion {
  readonly offset: number
  readonly blockBytes: number
  readonly blockCount: number
}

export interface EraseType {
  readonly opcode: number
  /** 3 or 4 when the opcode always takes so many address bytes; `null` follows the chip's addressing mode. */
  readonly addressBytes: 3 | 4 | null
  /** Ascending, without gaps, covering the whole chip. */
  readonly regions: readonly EraseRegion[]
  readonly typicalMs: number
  readonly maxMs: number
}

export interface ChipErase {
  readonly opcode: number
  readonly typicalMs: number
  readonly maxMs: number
}

/** Bits that show that an erase or program failed, and how to clear them. */
export interface FailFlags {
  /** Opcode that reads the register: 05 (SR1), 70 (flag status), 2B (security). */
  readonly readOpcode: number
  readonly eraseFailMask: number
  readonly programFailMask: number
  /** Clears the flags: 50 (N25Q), 30 (Spansion); `null`: cleared by the next operation. */
  readonly clearOpcode: number | null
}

/** What an opcode does on this chip model, or on one of the possible models. */
export interface OpcodeMeaning {
  readonly opcode: number
  /** `enter-qpi`, `read-security`: a name, compared with the purpose for which the opcode is sent. */
  readonly means: string
  /**
   * `read`: only an answer. `mode`: the chip accepts other commands afterwards. `change`: contents, registers or locks.
   */
  readonly effect: 'read' | 'mode' | 'change'
}

/** What can be read besides the contents. Only on chips with three-byte addresses. */
export interface SecurityFacts {
  /** First address of each security register; empty: none, or not known. */
  readonly registers: readonly number[]
  readonly registerBytes: number
  /** 0: none, or not known. */
  readonly uniqueIdBytes: number
}

/** Addresses above 16 MiB. `3-byte`: not needed. */
export type Addressing = '3-byte' | '4-byte-opcodes' | '4-byte-mode' | 'extended-register'

/** Source of a chip's facts: a quirk by its name, the chip's SFDP table (its revision), or the chip table. */
export type ChipFact =
  | { readonly code: 'quirk'; readonly quirk: string }
  | { readonly code: 'sfdp'; readonly major: number; readonly minor: number }
  | { readonly code: 'table'; readonly entry: string; readonly source: string }

/** The facts about a chip model, merged from table, SFDP and quirks. Behaviour that facts cannot express is a quirk. */
export interface FlashChip {
  /** Key in the chip data, or `sfdp-<id bytes>` for a chip known from SFDP alone. */
  readonly id: string
  readonly vendor: string
  /** Model names as printed; several when one entry covers several models. */
  readonly names: readonly string[]
  readonly probe: ProbeMethod
  readonly idBytes: readonly number[]
  readonly sizeBytes: number
  readonly pageBytes: number
  readonly program: ProgramMethod
  readonly pageProgramTypicalMs: number
  readonly pageProgramMaxMs: number
  readonly addressing: Addressing
  /** How 4-byte mode is entered and left (B7/E9); `null` when the chip has none. */
  readonly fourByteMode: 'b7' | 'wren+b7' | 'register-bit-7' | null
  /** Extended address register opcodes; `null` when the chip has none. */
  readonly addressRegister: { readonly write: number; readonly read: number } | null
  /** Block erases, smallest typical block first; chip erase is separate. Empty: cannot be erased by block. */
  readonly erase: readonly EraseType[]
  readonly chipErase: ChipErase | null
  /** `null` means unknown, which keeps the voltage gate locked. */
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly statusWrite: StatusWriteFacts | null
  readonly protection: ProtectionFacts | null
  /** The bit that turns WP and HOLD into data lines (QE); `null`: none, or not known. */
  readonly quadEnable: RegisterBit | null
  /** Security registers and unique ID; `null`: none, or the possible models differ. */
  readonly security: SecurityFacts | null
  readonly failFlags: FailFlags | null
  /** Opcodes with a special meaning on some possible chip model; no others are listed. */
  readonly meanings: readonly OpcodeMeaning[]
  readonly quirks: readonly string[]
  /** Sources of the facts, highest priority first, for the report. */
  readonly facts: readonly ChipFact[]
  readonly tested: {
    readonly programmer: string
    readonly clockHz: number
    readonly on: string
  } | null
}

/** Why an ID may not belong to a single chip. */
export type IdDoubt =
  | { readonly code: 'maker-parity'; readonly maker: number }
  | { readonly code: 'mixed-id'; readonly names: readonly [one: string, other: string] }
  /** 9F names one chip and 90 or AB another; both replies are what these two give when they answer together. */
  | {
      readonly code: 'replies-disagree'
      readonly deviceId: number
      readonly names: readonly [one: string, other: string]
    }
  /** No chip of this mainboard can have the ID, but two of its chips give it when they answer together. */
  | { readonly code: 'mixed-on-board'; readonly names: readonly [one: string, other: string] }

/** How several chip models with one ID differ, or where the sources about one chip contradict each other. */
export type ChipDifference =
  | { readonly code: 'size'; readonly sizesBytes: readonly number[] }
  | { readonly code: 'program'; readonly methods: readonly FlashChip['program'][] }
  | {
      readonly code: 'supply'
      readonly rangesMv: readonly (readonly [min: number, max: number] | null)[]
    }
  | { readonly code: 'dies' }
  /** Block erases of each model; `blockBytes` is `null` when the blocks have several sizes. */
  | { readonly code: 'block-erase'; readonly models: readonly (readonly BlockErase[])[] }
  | { readonly code: 'high-address' }
  /** Table and SFDP give this erase opcode two block sizes; it is not used. */
  | { readonly code: 'erase-disputed'; readonly opcode: number }
  /** Table or ID byte contradict the chip's own description (SFDP). */
  | {
      readonly code: 'size-disputed'
      readonly by: 'table' | 'id-byte'
      readonly sizesBytes: readonly number[]
      readonly ownBytes: number
    }
  | IdDoubt

export interface BlockErase {
  readonly opcode: string
  readonly blockBytes: number | null
}

/** The possible results of reading an ID; with several candidates and `mustChoose` the user is asked. */
export interface ChipCandidates {
  readonly candidates: readonly FlashChip[]
  readonly mustChoose: boolean
  /** How the candidates differ, or why the replies are doubted. */
  readonly differences: readonly ChipDifference[]
}
