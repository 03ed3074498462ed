// SPDX-License-Identifier: GPL-3.0-or-later
/** What a flash part is. Sizes in bytes, voltages in millivolts, times in ms. */
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
  /** 3 or 4 when the opcode fixes it; `null` follows the chip's addressing mode. */
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

/** Bits that say that an erase or program failed, and how to clear them. */
export interface FailFlags {
  /** Opcode that reads the register: 05 (SR1), 70 (flag status), 2B (security). */
  readonly readOpcode: number
  readonly eraseFailMask: number
  readonly programFailMask: number
  /** Clears the flags: 50 (N25Q), 30 (Spansion); `null`: cleared by the next operation. */
  readonly clearOpcode: number | null
}

/** What an opcode does on this part, or on one of the parts it may be. */
export interface OpcodeMeaning {
  readonly opcode: number
  /** `enter-qpi`, `read-security`: a name, compared with what the sender means by the opcode. */
  readonly means: string
  /** `read`: an answer only. `mode`: the chip listens otherwise afterwards. `change`: contents, registers or locks. */
  readonly effect: 'read' | 'mode' | 'change'
}

/** What may be read beside the contents. Only on parts with three-byte addresses. */
export interface SecurityFacts {
  /** First address of each security register; empty: none, or not known. */
  readonly registers: readonly number[]
  readonly registerBytes: number
  /** 0: none, or not known. */
  readonly uniqueIdBytes: number
}

/** Addresses above 16 MiB. `3-byte`: not needed. */
export type Addressing = '3-byte' | '4-byte-opcodes' | '4-byte-mode' | 'extended-register'

/** Where facts of a chip come from: a quirk by its name, the chip's own word (revision of its basic table), the table. */
export type ChipFact =
  | { readonly code: 'quirk'; readonly quirk: string }
  | { readonly code: 'sfdp'; readonly major: number; readonly minor: number }
  | { readonly code: 'table'; readonly entry: string; readonly source: string }

/** What a part is: facts only, merged from table, SFDP and quirks. Behaviour that facts cannot say is a quirk. */
export interface FlashChip {
  /** Key in the chip data, or `sfdp-<id bytes>` for a chip known from SFDP alone. */
  readonly id: string
  readonly vendor: string
  /** Part names as printed, several where one entry covers several parts. */
  readonly names: readonly string[]
  readonly probe: ProbeMethod
  readonly idBytes: readonly number[]
  readonly sizeBytes: number
  readonly pageBytes: number
  readonly program: ProgramMethod
  readonly pageProgramTypicalMs: number
  readonly pageProgramMaxMs: number
  readonly addressing: Addressing
  /** How 4-byte mode is entered and left (B7/E9); `null` when it has none. */
  readonly fourByteMode: 'b7' | 'wren+b7' | 'register-bit-7' | null
  /** Extended address register opcodes; `null` when it has none. */
  readonly addressRegister: { readonly write: number; readonly read: number } | null
  /** Block erases, smallest typical block first; chip erase apart. Empty: cannot be erased by block. */
  readonly erase: readonly EraseType[]
  readonly chipErase: ChipErase | null
  /** `null` means unknown, which keeps the voltage gate locked. */
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly statusWrite: StatusWriteFacts | null
  readonly protection: ProtectionFacts | null
  /** The bit that gives WP and HOLD to data (QE); `null`: none, or not known. */
  readonly quadEnable: RegisterBit | null
  /** Security registers and unique ID; `null`: none, or the parts of this ID do not agree on them. */
  readonly security: SecurityFacts | null
  readonly failFlags: FailFlags | null
  /** Opcodes that mean something of their own here, on any of the parts that this may be; nothing else is listed. */
  readonly meanings: readonly OpcodeMeaning[]
  readonly quirks: readonly string[]
  /** Where the facts come from, in order of belief, for the report. */
  readonly facts: readonly ChipFact[]
  readonly tested: {
    readonly programmer: string
    readonly clockHz: number
    readonly on: string
  } | null
}

/** Why an ID is not believed to be that of one chip. */
export type IdDoubt =
  | { readonly code: 'maker-parity'; readonly maker: number }
  | { readonly code: 'mixed-id'; readonly names: readonly [one: string, other: string] }
  /** 9F names one chip and 90 or AB another; both replies are what these two give when they answer together. */
  | {
      readonly code: 'replies-disagree'
      readonly deviceId: number
      readonly names: readonly [one: string, other: string]
    }
  /** No part of this mainboard has the ID, and two of its parts give it when they answer together. */
  | { readonly code: 'mixed-on-board'; readonly names: readonly [one: string, other: string] }

/** What several chip models of one ID do not share, or what one chip does not agree with itself about. */
export type ChipDifference =
  | { readonly code: 'size'; readonly sizesBytes: readonly number[] }
  | { readonly code: 'program'; readonly methods: readonly FlashChip['program'][] }
  | {
      readonly code: 'supply'
      readonly rangesMv: readonly (readonly [min: number, max: number] | null)[]
    }
  | { readonly code: 'dies' }
  /** Block erases of each model; `blockBytes` is `null` where the blocks are of several sizes. */
  | { readonly code: 'block-erase'; readonly models: readonly (readonly BlockErase[])[] }
  | { readonly code: 'high-address' }
  /** Table and chip give this erase opcode two block sizes; it is not used. */
  | { readonly code: 'erase-disputed'; readonly opcode: number }
  /** Table or ID byte on one side, the chip's own description (SFDP) on the other. */
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

/** What an ID probe could mean; more than one candidate and `mustChoose` asks the user. */
export interface ChipCandidates {
  readonly candidates: readonly FlashChip[]
  readonly mustChoose: boolean
  /** What keeps the candidates apart, or why what was read is doubted. */
  readonly differences: readonly ChipDifference[]
}
