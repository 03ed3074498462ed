// SPDX-License-Identifier: GPL-3.0-or-later
/** One entry of the chip table: facts as the sources state them, with words converted to numbers. */
import type { EraseRegion, OpcodeMeaning, ProbeMethod, ProgramMethod } from '../model/chip.ts'
import type { ProtectionFacts, RegisterBit } from '../model/protection.ts'
import type { TimingsFile, UnprotectMethod, WrittenEntry } from './chip-checks.ts'
import { chipTimes, eraseTimes } from './chip-times.ts'
import type { TimePair } from './chip-words.ts'
import { meaningsOf } from './opcode-meanings.ts'
import { printedName } from '../part-name.ts'
import { bitFrom, bytesFrom, eraseFrom, idPatternFrom, millivoltsFrom } from './chip-words.ts'

export type { TimePair } from './chip-words.ts'

export interface EntryErase extends TimePair {
  /** `null` for the longer sequences of DataFlash, which the engine does not support. */
  readonly opcode: number | null
  /** As written in the data: `d8`, `c794809a`, `50/7c`. */
  readonly opcodeText: string
  /** 4 when the opcode always takes four address bytes; `null` follows the chip's addressing mode. */
  readonly addressBytes: 4 | null
  /** Takes no address and erases everything. */
  readonly wholeChip: boolean
  /** Ascending, without gaps, covering the whole chip. */
  readonly regions: readonly EraseRegion[]
}

/** Ways to reach addresses above 16 MiB. */
export interface FourByteAddress {
  /** Opcodes 13 and 12 exist. */
  readonly read: boolean
  readonly program: boolean
  readonly enter: 'b7' | 'wren+b7' | null
  /** Four-byte mode is bit 7 of the address register. */
  readonly modeBit7InRegister: boolean
  readonly registers: readonly { readonly write: number; readonly read: number }[]
}

/** Register bits by the name the layout gives them: `bp0`, `srwd`, `eraseFail`. */
export type StatusLayout = Readonly<Record<string, RegisterBit>>

export interface ProtectionBits extends Pick<
  ProtectionFacts,
  'bp' | 'tb' | 'sec' | 'cmp' | 'srp' | 'srl' | 'wps'
> {
  /** Bits that only some of the merged entries have; absent in a single entry. */
  readonly also?: readonly RegisterBit[]
  readonly range: ProtectionFacts['rangeRule']
}

/** A missing fact is `null` or empty, which never means "no". */
export interface ChipEntry {
  readonly id: string
  readonly vendor: string
  /** As listed; `.` stands for one unspecified character, `(X)` for an optional suffix. */
  readonly name: string
  /** The individual parts, as printed on them: `W25Q64JV…Q`; at least one. For every sentence and list. */
  readonly names: readonly string[]
  /** The same as listed, with dots for unknown characters: only for comparing, never for showing. */
  readonly listedNames: readonly string[]
  /** Combined names in flashrom or flashprog, if they differ from `name`. */
  readonly listedAs: readonly string[]
  /** By tool (`flashprog`): the name that it accepts for this entry. */
  readonly listedBy: Readonly<Record<string, string>>
  readonly probe: ProbeMethod
  /** Reply to the probe command in bus order, 7F continuation bytes included. */
  readonly idBytes: readonly number[]
  /** Six-byte reply to 9F; `null` inside means any byte. */
  readonly extendedId: readonly (number | null)[] | null
  readonly sizeBytes: number
  readonly pageBytes: number
  readonly program: ProgramMethod
  /** The plain read command works; false for DataFlash with odd pages and read-protected parts. */
  readonly plainRead: boolean
  /** Time of one program: a page, or one unit of a byte or word programmed part. */
  readonly programTime: TimePair
  readonly supplyMv: readonly [min: number, max: number] | null
  readonly erase: readonly EntryErase[]
  readonly fourByteAddress: FourByteAddress | null
  readonly dieBytes: number | null
  readonly statusWrite: WrittenEntry['statusWrite'] | null
  readonly statusLayout: StatusLayout | null
  readonly unprotect: UnprotectMethod | null
  readonly protection: ProtectionBits | null
  readonly quadEnable: RegisterBit | null
  readonly sfdp: 'yes' | 'some' | null
  readonly otp: WrittenEntry['otp'] | null
  readonly meanings: readonly OpcodeMeaning[]
  readonly cautions: readonly string[]
  readonly tested: NonNullable<WrittenEntry['tested']>
  readonly source: string
}

export interface Shared {
  readonly statusLayouts: ReadonlyMap<string, StatusLayout>
  readonly unprotectMethods: Readonly<Record<string, UnprotectMethod>>
  readonly timings: TimingsFile
}

/** Also for rows that are not checked yet. */
export const printedNames = (row: {
  readonly name: string
  readonly partNames?: readonly string[] | undefined
  readonly printed?: readonly string[] | undefined
}): readonly string[] => [...new Set((row.printed ?? row.partNames ?? [row.name]).map(printedName))]

export function chipEntry(vendor: string, written: WrittenEntry, shared: Shared): ChipEntry {
  const sizeBytes = bytesFrom(written.size)
  const times = chipTimes(shared.timings, written.id)
  const protection = written.protection
  const optional = (words: string | undefined): RegisterBit | null =>
    words === undefined ? null : bitFrom(words)
  return {
    id: written.id,
    vendor,
    name: written.name,
    names: printedNames(written),
    listedNames: written.partNames ?? [written.name],
    listedAs: Object.values(written.listedAs ?? {}),
    listedBy: Object.fromEntries(
      written.source.split(', ').map((tool) => [tool, written.listedAs?.[tool] ?? written.name]),
    ),
    probe: written.probe,
    idBytes: idPatternFrom(written.idBytes).map((byte) => byte ?? 0),
    extendedId: written.extendedId === undefined ? null : idPatternFrom(written.extendedId),
    sizeBytes,
    pageBytes: bytesFrom(written.page),
    program: written.program,
    plainRead: written.read === undefined,
    programTime:
      written.program === 'byte' || written.program === 'aai-word' ? times.unit : times.page,
    supplyMv: written.supply === undefined ? null : millivoltsFrom(written.supply),
    erase: written.erase.map((words) => {
      const erase = eraseFrom(words, sizeBytes)
      return { ...erase, ...eraseTimes(times, erase.regions, erase.wholeChip, sizeBytes) }
    }),
    fourByteAddress: fourByteAddress(written.fourByteAddress),
    dieBytes: written.multiDie === undefined ? null : bytesFrom(written.multiDie.size),
    statusWrite: written.statusWrite ?? null,
    statusLayout: lookUp(written.statusLayout, (key) => shared.statusLayouts.get(key)),
    unprotect: lookUp(written.unprotect, (key) => shared.unprotectMethods[key]),
    protection:
      protection === undefined
        ? null
        : {
            range: protection.range ?? null,
            bp: (protection.bp ?? []).map(bitFrom),
            tb: optional(protection.tb),
            sec: optional(protection.sec),
            cmp: optional(protection.cmp),
            srp: optional(protection.srp),
            srl: optional(protection.srl),
            wps: optional(protection.wps),
          },
    quadEnable: optional(written.quadEnable),
    sfdp: written.sfdp ?? null,
    otp: written.otp ?? null,
    meanings: meaningsOf({ vendor, program: written.program, qpi: written.qpi }),
    cautions: written.cautions ?? [],
    tested: written.tested ?? {},
    source: written.source,
  }
}

function fourByteAddress(written: WrittenEntry['fourByteAddress']): FourByteAddress | null {
  if (written === undefined) return null
  return {
    read: written.read !== undefined,
    program: written.program !== undefined,
    enter: written.enter4ByteMode ?? null,
    modeBit7InRegister: written.modeBit7InRegister ?? false,
    registers: (written.addressRegister ?? []).map((register) => ({
      write: Number.parseInt(register.write, 16),
      read: Number.parseInt(register.read, 16),
    })),
  }
}

/** A key without a meaning is left to the data test to report; here it counts as not stated. */
function lookUp<T>(key: string | undefined, find: (key: string) => T | undefined): T | null {
  return key === undefined ? null : (find(key) ?? null)
}
