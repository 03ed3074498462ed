// SPDX-License-Identifier: GPL-3.0-or-later
/** Named fix-ups where data cannot say it, one reason each. They have the last word over SFDP and table. */
import type { ChipEntry } from '../../shared/data/chips.ts'
import type { FlashChip } from '../../shared/model/chip.ts'
import type { Sfdp } from './sfdp-types.ts'

export interface Quirk {
  /** Stands in `FlashChip.quirks`. */
  readonly name: string
  /** Why the chip needs it, for the report. */
  applies(chip: FlashChip, entry: ChipEntry): boolean
  /** Left out where the name alone tells the engine what to do. */
  adjust?(chip: FlashChip): FlashChip
}

/** Tells parts apart that share one ID, where something else than the ID does. */
export interface Separation {
  readonly name: string
  /** Which of the entries remain; all of them when it cannot tell. */
  remaining(entries: readonly ChipEntry[], sfdp: Sfdp): readonly ChipEntry[]
}

/** Two or more dies of 32 MiB behind one chip select (N25Q512A, MT25QL01G and larger). */
const STACKED_FROM_BYTES = 64 * 1024 * 1024

/** Maker byte 20 alone is shared with XMC and others; the second byte is Micron's own. */
function isMicronN25(idBytes: readonly number[]): boolean {
  return idBytes[0] === 0x20 && (idBytes[1] === 0xba || idBytes[1] === 0xbb)
}

export const quirks: readonly Quirk[] = [
  {
    name: 'flag-status-register',
    // N25Q128A and MT25QL128 datasheets, "Flag Status Register": bit 5 erase, bit 4 program, cleared by 50.
    // N25Q and MT25Q tell a failed erase or program in the flag status register (70) only.
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
    // Stacked N25Q and MT25Q want the flag status register read after every erase and program.
    applies: (chip) => isMicronN25(chip.idBytes) && chip.sizeBytes >= STACKED_FROM_BYTES,
  },
  {
    name: 'busy-until-errors-cleared',
    // S25FL128P datasheet, section "Status Register": P_ERR and E_ERR keep WIP set until CLSR (30).
    // After a failed erase or program the chip stays busy until 30 clears its error bits.
    applies: (chip) => chip.failFlags?.clearOpcode === 0x30,
  },
  {
    name: 'locked-at-power-on',
    // SST26VF064B datasheet, section "Block protection": all blocks are write-locked after power-up.
    // All blocks are locked after power-on; no status register bit shows it, 98 unlocks them.
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
    // W25Q256FV and W25Q256JV share EF4019. The FV describes itself by the first JESD216 (table 1.0), the JV by a
    // later one; only the JV has four-byte program and erase opcodes.
    remaining: (entries, sfdp) => {
      const fv = entries.find((entry) => entry.id === 'winbond-w25q256fv')
      const jv = entries.find((entry) => entry.id === 'winbond-w25q256jv-q')
      if (fv === undefined || jv === undefined) return entries
      const gone = sfdp.basicRevision.minor >= 5 ? fv : jv
      return entries.filter((entry) => entry !== gone)
    },
  },
]

/** The chip with every quirk that applies, and their names. */
export function withQuirks(chip: FlashChip, entry: ChipEntry): FlashChip {
  return quirks.reduce((adjusted, quirk) => {
    if (!quirk.applies(adjusted, entry)) return adjusted
    const next = quirk.adjust?.(adjusted) ?? adjusted
    return { ...next, quirks: [...next.quirks, quirk.name] }
  }, chip)
}
