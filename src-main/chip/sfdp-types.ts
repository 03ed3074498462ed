// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What a chip states about itself (JESD216 to JESD216F). Sizes in bytes, times in ms unless the name says otherwise.
 * `null` always means "not stated", never "no".
 */
import type { ByteRange } from '../../shared/model/range.ts'

/** Bytes read from SFDP space: one array from address 0, or several pieces with their addresses. */
export type SfdpBytes = Uint8Array | readonly SfdpPiece[]

export interface SfdpPiece {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** JESD216 6.2: one parameter header. */
export interface SfdpParameterHeader {
  /** `ff00` basic flash parameters, `ff84` 4-byte instructions, `ff81` sector map, `ff87` status map. */
  readonly id: number
  readonly major: number
  readonly minor: number
  readonly dwords: number
  readonly offset: number
}

export interface SfdpHeader {
  readonly major: number
  readonly minor: number
  readonly parameterHeaders: readonly SfdpParameterHeader[]
}

export interface SfdpTime {
  readonly typicalMs: number
  readonly maxMs: number
}

/** BFPT DWORDs 8 to 10. */
export interface SfdpEraseType {
  /** 1 to 4, as the table numbers them. */
  readonly number: 1 | 2 | 3 | 4
  readonly opcode: number
  readonly sizeBytes: number
  readonly time: SfdpTime | null
  /** From the 4-byte instruction table. */
  readonly fourByteOpcode: number | null
  /** False when the sector map says that parts of the chip do not support it (in some configuration). */
  readonly everywhere: boolean
}

export type FourByteEntry =
  | 'b7'
  | 'wren+b7'
  | 'extended-register-c5'
  | 'bank-register-17'
  | 'nonvolatile-register-b1'
  | 'dedicated-opcodes'
  | 'always'

export type FourByteExit =
  | 'e9'
  | 'wren+e9'
  | 'extended-register-c5'
  | 'bank-register-17'
  | 'nonvolatile-register-b1'
  | 'hardware-reset'
  | 'software-reset'
  | 'power-cycle'

export type SoftReset = 'all-f-8' | 'all-f-10' | 'all-f-16' | 'f0' | '66-99' | 'exit-0-4-4-first'

/** How SR1 is written, BFPT DWORD 16 bits 6:0. */
export type StatusVolatility =
  | 'nonvolatile-06'
  | 'volatile-ones-06'
  | 'volatile-ones-50'
  | 'both-06-and-50'
  | 'mixed-06'

/** One configuration of a sector map (ff81). */
export interface SfdpSectorMap {
  readonly configuration: number
  readonly regions: readonly (ByteRange & { readonly eraseTypes: readonly (1 | 2 | 3 | 4)[] })[]
}

export interface FourByteInstructions {
  readonly read13: boolean
  readonly fastRead0c: boolean
  readonly program12: boolean
  /** Erase types 1 to 4; `null` where not supported. */
  readonly eraseOpcodes: readonly [number | null, number | null, number | null, number | null]
}

/** A problem in a readable SFDP table; `type` is the number of the erase type, 1 to 4. */
export type SfdpOddity =
  | { readonly code: 'erase-size-misfit'; readonly type: number; readonly exponent: number }
  | {
      readonly code: 'erase-opcode-none' | 'erase-opcode-twice' | 'erase-opcode-other'
      readonly type: number
      readonly opcode: number
    }
  | { readonly code: 'erase-4k-unlisted'; readonly opcode: number }
  | { readonly code: 'erase-4k-other-size'; readonly opcode: number; readonly sizeBytes: number }
  | { readonly code: 'odd-size' | 'three-address-bytes-only'; readonly sizeBytes: number }
  | { readonly code: 'odd-page'; readonly pageBytes: number }
  | { readonly code: 'short-table'; readonly dwords: number }
  | {
      readonly code:
        | 'address-bytes-reserved'
        | 'four-byte-table-unreadable'
        | 'sector-map-unreadable'
        | 'erase-not-everywhere'
        | 'no-erase-everywhere'
    }

/** Why the SFDP table cannot be used. `…-differ`: two reads of the same place differ. */
export type SfdpFlaw =
  | { readonly code: 'no-signature' | 'no-basic-table' | 'no-density' }
  | { readonly code: 'header-differs' | 'headers-differ' | 'tables-differ' }
  | { readonly code: 'header-revision'; readonly major: number; readonly minor: number }
  | { readonly code: 'not-read'; readonly what: 'header' | 'table' }

export interface Sfdp {
  readonly header: SfdpHeader
  /** Revision of the basic flash parameter table: 1.0 JESD216, 1.5 A, 1.6 B, 1.7 C, 1.8 D, 1.9 E, 1.10 F. */
  readonly basicRevision: { readonly major: number; readonly minor: number }
  readonly sizeBytes: number
  readonly pageBytes: number | null
  /** DWORD 1 bit 2: a write buffer of at least 64 bytes; false means single-byte programming. */
  readonly writesPages: boolean
  readonly addressBytes: '3' | '3-or-4' | '4'
  readonly eraseTypes: readonly SfdpEraseType[]
  readonly chipErase: SfdpTime | null
  readonly pageProgram: SfdpTime | null
  readonly firstByteProgram: SfdpTime | null
  readonly nextByteProgram: SfdpTime | null
  /** DWORD 14: which status may be polled; both false: not stated, the caller then polls SR1. */
  readonly polling: { readonly statusBit0: boolean; readonly flagStatusBit7: boolean }
  readonly powerDown: {
    readonly enterOpcode: number
    readonly exitOpcode: number
    readonly exitDelayUs: number
  } | null
  /** DWORD 15 bits 22:20; `null` before revision A. 0 means no QE bit. */
  readonly quadEnableRequirement: number | null
  /** DWORD 15 bits 8:4: 38 and 35, if the chip states that they enter 4-4-4 mode. */
  readonly entersQpiBy: readonly number[]
  readonly softReset: readonly SoftReset[]
  readonly fourByteEntry: readonly FourByteEntry[]
  readonly fourByteExit: readonly FourByteExit[]
  readonly statusVolatility: readonly StatusVolatility[]
  /** DWORD 1 bits 3 and 4: block protect bits are volatile only, and the enable byte for writing them. */
  readonly volatileBlockProtect: { readonly enableOpcode: 0x06 | 0x50 } | null
  readonly fourByteInstructions: FourByteInstructions | null
  readonly sectorMaps: readonly SfdpSectorMap[]
  /** False: some erase type does not work on the whole chip in some configuration. */
  readonly uniformErase: boolean
  readonly hasStatusMap: boolean
  /** For the log; problems that make the table unsound come first. */
  readonly warnings: readonly SfdpOddity[]
  /** True when size, at least one erase type usable everywhere, and all bytes read are consistent. */
  readonly sound: boolean
}

export type SfdpResult =
  | { readonly ok: true; readonly sfdp: Sfdp }
  | {
      readonly ok: false
      /**
       * `absent`: no signature; `incomplete`: read `sfdpRangesNeeded` first; `broken`: the contents are impossible;
       * `unsteady`: two reads of the same place differ, which is a fault of the wires.
       */
      readonly why: 'absent' | 'incomplete' | 'broken' | 'unsteady'
      readonly flaw: SfdpFlaw
    }
