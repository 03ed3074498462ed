// SPDX-License-Identifier: GPL-3.0-or-later
/** Named corrections for what data cannot express, each with its reason. They override SFDP and table. */
import type { ChipEntry } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { Sfdp } from './sfdp-types.ts'

export interface Quirk {
  /** Appears in `FlashChip.quirks`. */
  readonly name: string
  /** Whether this chip needs the correction. */
  applies(chip: FlashChip, entry: ChipEntry): boolean
  /** Absent when the name alone tells the engine what to do. */
  adjust?(chip: FlashChip): FlashChip
}

/** Tells chip models with the same ID apart by something other than the ID. */
export interface Separation {
  readonly name: string
  /** The entries that remain; all of them when it cannot decide. */
  remaining(entries: readonly ChipEntry[], sfdp: Sfdp): readonly ChipEntry[]
}

/** Two or more dies of 32 MiB behind one chip select (N25Q512A, MT25QL01G and larger). */
const STACKED_FROM_BYTES = 64 * 1024 * 1024

/** XMC and others also use manufacturer byte 20; the second byte is Micron's own. */
function isMicronN25(idBytes: readonly number[]): boolean {
  return idBytes[0] === 0x20 && (idBytes[1] === 0xba || idBytes[1] === 0xbb)
}

export const quirks: readonly Quirk[] = [
  {
    name: 'flag-status-register',
    // N25Q and MT25Q report a failed erase or program only in the flag status register (70): bit 5 erase, bit 4
    // program, cleared by 50 (N25Q128A and MT25QL128 datasheets, "Flag Status Register").
    applies: (chip) => isMicronN25(chip.idBytes),
    adjust: (chip) => ({
      ...chip,
      failFlags: {
        readOpcode: 0x70,
        eraseFailMask: 0x20,
        programFailMask: 0x10,
        clearOpcode: 0x50,
      },
    }),
  },
  {
    name: 'poll-flag-status',
    // Stacked N25Q and MT25Q need a read of the flag status register after every erase and program.
    applies: (chip) => isMicronN25(chip.idBytes) && chip.sizeBytes >= STACKED_FROM_BYTES,
  },
  {
    name: 'busy-until-errors-cleared',
    // After a failed erase or program the chip stays busy (WIP set) until CLSR (30) clears P_ERR and E_ERR (S25FL128P
    // datasheet, section "Status Register").
    applies: (chip) => chip.failFlags?.clearOpcode === 0x30,
  },
  {
    name: 'locked-at-power-on',
    // All blocks are locked after power-on; no status register bit shows it, and 98 unlocks them (SST26VF064B
    // datasheet, section "Block protection").
    applies: (chip) => chip.protection?.unlockCommand === 0x98,
  },
  {
    name: 'die-select',
    // Only one of the dies in the package answers at a time; the others need a select command.
    applies: (_chip, entry) => entry.dieBytes !== null,
  },
]

export const separations: readonly Separation[] = [
  {
    name: 'w25q256-fv-or-jv',
    // W25Q256FV and W25Q256JV share EF4019. The SFDP table of the FV follows the first JESD216 (table 1.0), that of the
    // JV a later one; only the JV has four-byte program and erase opcodes.
    remaining: (entries, sfdp) => {
      const fv = entries.find((entry) => entry.id === 'winbond-w25q256fv')
      const jv = entries.find((entry) => entry.id === 'winbond-w25q256jv-q')
      if (fv === undefined || jv === undefined) return entries
      const gone = sfdp.basicRevision.minor >= 5 ? fv : jv
      return entries.filter((entry) => entry !== gone)
    },
  },
]

/** The chip with every quirk that applies, and the names of these quirks. */
export function withQuirks(chip: FlashChip, entry: ChipEntry): FlashChip {
  return quirks.reduce((adjusted, quirk) => {
    if (!quirk.applies(adjusted, entry)) return adjusted
    const next = quirk.adjust?.(adjusted) ?? adjusted
    return { ...next, quirks: [...next.quirks, quirk.name] }
  }, chip)
}
