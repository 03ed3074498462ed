// SPDX-License-Identifier: GPL-3.0-or-later
/** What SFDP adds to a table entry, or states about a chip that the table does not know. Pure. */
import { hex, hexByte } from '../../shared/hex.ts'
import { meaningsOf } from '../../shared/data/opcode-meanings.ts'
import type { ChipEntry, EntryErase, FourByteAddress, TimePair } from '../../shared/data/chips.ts'
import type { ChipDifference } from '../../shared/model/chip.ts'
import { commonEnter, sameErase } from './merge.ts'
import type { Sfdp, SfdpEraseType } from './sfdp-types.ts'

/** For times that neither SFDP nor a table entry gives; longer than those of any known chip. */
const UNSTATED_PAGE: TimePair = { typicalMs: 1, maxMs: 10 }
const UNSTATED_UNIT: TimePair = { typicalMs: 0.02, maxMs: 1 }
const UNSTATED_64_KIB: TimePair = { typicalMs: 500, maxMs: 4000 }
/** JESD216 before revision A states no page size, only that 64 bytes can be buffered. */
const LEAST_PAGE_BYTES = 64

export interface Described {
  readonly entry: ChipEntry
  /** Where SFDP and table disagree. */
  readonly differences: readonly ChipDifference[]
}

/**
 * SFDP has priority over the table for timing, block erases, page and addressing. The caller must check that the sizes
 * agree.
 */
export function withSelfDescription(entry: ChipEntry, sfdp: Sfdp): Described {
  const contradicted = contradictedOpcodes(entry, sfdp)
  // An opcode with two stated sizes is not used: erasing too much cannot be undone.
  const safe = (erase: EntryErase): boolean => !contradicted.has(erase.opcodeText)
  const timed = statedErases(sfdp)
    .filter(safe)
    .map((erase) => withTableTimes(erase, entry.erase, sfdp))
  const rest = entry.erase
    .filter(safe)
    .filter((erase) => !timed.some((each) => sameErase(each, erase)))
  const page = sfdp.pageProgram
  return {
    entry: {
      ...entry,
      pageBytes: Math.min(entry.pageBytes, sfdp.pageBytes ?? entry.pageBytes),
      programTime: entry.program === 'page' && page !== null ? page : entry.programTime,
      erase: [...timed, ...rest.map((erase) => withWholeChipTime(erase, sfdp))],
      fourByteAddress: statedAddress(sfdp, entry.fourByteAddress),
      meanings: [...entry.meanings, ...statedMeanings(sfdp)],
    },
    differences: [...contradicted].map((opcode) => ({
      code: 'erase-disputed',
      opcode: Number.parseInt(opcode, 16),
    })),
  }
}

/** JESD216 BFPT DWORD 15 bits 8:4: the opcode after which the chip accepts commands on four lines only. */
function statedMeanings(sfdp: Sfdp): ChipEntry['meanings'] {
  return sfdp.entersQpiBy.map((opcode) => ({ opcode, means: 'enter-qpi', effect: 'mode' }))
}

/** True when SFDP states another size for a block erase of the entry. */
export function contradicts(entry: ChipEntry, sfdp: Sfdp): boolean {
  return contradictedOpcodes(entry, sfdp).size > 0
}

/** Opcodes of erase types whose size the table disputes; three- and four-byte forms count as one. */
function contradictedOpcodes(entry: ChipEntry, sfdp: Sfdp): ReadonlySet<string> {
  const disputed = (erase: EntryErase): boolean => {
    const listed = entry.erase.filter((each) => sameCommand(each, erase))
    return listed.length > 0 && !listed.some((each) => sameErase(each, erase))
  }
  const forms = sfdp.eraseTypes.map((type) => statedForms(sfdp, type))
  const all = forms.filter((each) => each.some(disputed)).flat()
  return new Set(all.map((erase) => erase.opcodeText))
}

/** A chip known only from its SFDP table: no name, no voltage, no protection map. `null`: the table says too little. */
export function describedAlone(idBytes: readonly number[], sfdp: Sfdp): ChipEntry | null {
  if (!sfdp.sound) return null
  const id = hex(idBytes)
  const enable = sfdp.statusVolatility.includes('volatile-ones-50') ? '50' : '06'
  return {
    id: `sfdp-${id === '' ? 'no-id' : id}`,
    vendor: 'unknown',
    name: `sfdp-${id === '' ? 'no-id' : id}`,
    names: [],
    listedNames: [],
    listedBy: {},
    listedAs: [],
    probe: idBytes.length === 0 ? 'sfdp' : 'rdid',
    idBytes,
    extendedId: null,
    sizeBytes: sfdp.sizeBytes,
    pageBytes: sfdp.pageBytes ?? LEAST_PAGE_BYTES,
    program: sfdp.writesPages ? 'page' : 'byte',
    plainRead: true,
    programTime: sfdp.writesPages
      ? (sfdp.pageProgram ?? UNSTATED_PAGE)
      : (sfdp.firstByteProgram ?? UNSTATED_UNIT),
    supplyMv: null,
    erase: statedErases(sfdp),
    fourByteAddress: statedAddress(sfdp, null),
    dieBytes: null,
    statusWrite: { enable: [enable] },
    statusLayout: null,
    unprotect: null,
    protection: null,
    quadEnable: null,
    sfdp: 'yes',
    otp: null,
    meanings: [...meaningsOf({ vendor: 'unknown', program: 'page' }), ...statedMeanings(sfdp)],
    cautions: [],
    tested: {},
    source: 'SFDP',
  }
}

function sameCommand(a: EntryErase, b: EntryErase): boolean {
  return a.opcodeText === b.opcodeText && !a.wholeChip && !b.wholeChip
}

/** Erase types that work on the whole chip, with three and with four address bytes. */
function statedErases(sfdp: Sfdp): readonly EntryErase[] {
  return sfdp.eraseTypes.flatMap((type) => statedForms(sfdp, type))
}

function statedForms(sfdp: Sfdp, type: SfdpEraseType): readonly EntryErase[] {
  if (!type.everywhere || sfdp.sizeBytes % type.sizeBytes !== 0) return []
  const plain = statedErase(sfdp, type, type.opcode, null)
  const four = type.fourByteOpcode
  return four === null ? [plain] : [plain, statedErase(sfdp, type, four, 4)]
}

function statedErase(
  sfdp: Sfdp,
  type: SfdpEraseType,
  opcode: number,
  addressBytes: 4 | null,
): EntryErase {
  const units = Math.max(1, type.sizeBytes / 65_536)
  const time = type.time ?? {
    typicalMs: UNSTATED_64_KIB.typicalMs * units,
    maxMs: UNSTATED_64_KIB.maxMs * units,
  }
  const blockCount = sfdp.sizeBytes / type.sizeBytes
  return {
    opcode,
    opcodeText: hexByte(opcode),
    addressBytes,
    wholeChip: false,
    regions: [{ offset: 0, blockBytes: type.sizeBytes, blockCount }],
    typicalMs: time.typicalMs,
    maxMs: time.maxMs,
  }
}

/** A chip that states no times (JESD216 before revision A) keeps the times of the table. */
function withTableTimes(erase: EntryErase, table: readonly EntryErase[], sfdp: Sfdp): EntryErase {
  const listed = table.find((each) => sameErase(each, erase))
  const opcode = erase.opcode
  const timed = sfdp.eraseTypes.some(
    (type) => type.time !== null && (type.opcode === opcode || type.fourByteOpcode === opcode),
  )
  if (listed === undefined) return erase
  if (!timed) return { ...erase, typicalMs: listed.typicalMs, maxMs: listed.maxMs }
  return { ...erase, typicalMs: finer(erase.typicalMs, listed.typicalMs) }
}

/** Units in which a typical erase time is stated, 1 to 32 of one of them, ms (JESD216, DWORD 10). */
const STATED_UNITS_MS = [1, 16, 128, 1000] as const
const MOST_UNITS = 32

/** SFDP rounds a time up to the next value that it can express; the table is exact to the millisecond. */
function finer(statedMs: number, listedMs: number): number {
  const unitMs = STATED_UNITS_MS.find((unit) => statedMs <= unit * MOST_UNITS) ?? 1000
  return listedMs < statedMs && listedMs > statedMs - unitMs ? listedMs : statedMs
}

function withWholeChipTime(erase: EntryErase, sfdp: Sfdp): EntryErase {
  return erase.wholeChip && sfdp.chipErase !== null ? { ...erase, ...sfdp.chipErase } : erase
}

/** The 4-byte instruction table, if present, decides which opcodes exist; the ways into 4-byte mode are combined. */
function statedAddress(sfdp: Sfdp, table: FourByteAddress | null): FourByteAddress | null {
  const opcodes = sfdp.fourByteInstructions
  const ways = sfdp.fourByteEntry
  const stated: FourByteAddress['enter'] = ways.includes('wren+b7')
    ? 'wren+b7'
    : ways.includes('b7')
      ? 'b7'
      : null
  const enters = [table?.enter ?? null, stated].filter((way) => way !== null)
  const registers = [...(table?.registers ?? [])]
  const add = (write: number, read: number): void => {
    if (!registers.some((each) => each.write === write)) registers.push({ write, read })
  }
  if (ways.includes('extended-register-c5')) add(0xc5, 0xc8)
  if (ways.includes('bank-register-17')) add(0x17, 0x16)
  const address: FourByteAddress = {
    read: opcodes?.read13 ?? table?.read ?? false,
    program: opcodes?.program12 ?? table?.program ?? false,
    enter: commonEnter(enters),
    modeBit7InRegister: table?.modeBit7InRegister ?? ways.includes('bank-register-17'),
    registers,
  }
  const some = address.read || address.program || address.enter !== null || registers.length > 0
  return some ? address : table
}
