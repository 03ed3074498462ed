/** The chip table: what the makers' files under `chips/` say, checked once and typed. */
import type { EraseRegion, FlashChip, ProbeMethod, ProgramMethod } from '../model.ts'

export interface EntryErase {
  /** `null` for the longer sequences of DataFlash, which the engine does not speak. */
  readonly opcode: number | null
  /** As written in the data: `d8`, `c794809a`, `50/7c`. */
  readonly opcodeText: string
  /** 4 when the opcode always takes four address bytes; `null` follows the chip's addressing mode. */
  readonly addressBytes: 4 | null
  /** Takes no address and erases everything. */
  readonly wholeChip: boolean
  readonly regions: readonly EraseRegion[]
}

/** One entry of the table: facts as the sources state them; a missing fact is `null`, which never means "no". */
export interface ChipEntry {
  readonly id: string
  readonly vendor: string
  /** As listed; `.` stands for one unspecified character, `(X)` for an optional suffix. */
  readonly name: string
  /** The family names one by one. */
  readonly names: readonly string[]
  readonly probe: ProbeMethod
  /** Reply to the probe command in bus order, 7F continuation bytes included. */
  readonly idBytes: readonly number[]
  readonly sizeBytes: number
  readonly pageBytes: number
  readonly program: ProgramMethod
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly erase: readonly EntryErase[]
}

/** All entries, by maker and name. Parsed at the first call. */
export function chipEntries(): readonly ChipEntry[] {
  throw new Error('not yet')
}

/** Table knowledge of one entry alone, as the engine takes it. */
export function flashChip(_entry: ChipEntry): FlashChip {
  throw new Error('not yet')
}
