import { Fault } from '../../../shared/fault.ts'

/** Facts that an SFDP image states. Times must be exactly encodable (JESD216 units), else `bug.bad-input`. */
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
  /** DWORD 16 bits 30:24 and 23:14 as they stand there, shifted to bit 0; 0 and 0 for a 3-byte part. */
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
  /** A vendor table after the JEDEC ones, as many real parts have; `null` for none. */
  readonly vendor: { readonly id: number; readonly bytes: Uint8Array } | null
}

/** The bytes a chip with these facts answers to 5A from address 0 on; beyond them it answers FF. */
export function buildSfdp(facts: SfdpFacts): Uint8Array {
  throw new Fault('bug.unexpected', { detail: `not written: ${facts.minor}` })
}
