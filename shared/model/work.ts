// SPDX-License-Identifier: GPL-3.0-or-later
/** The state of the work: the user's choices and ticks, and the observations of each chip. The app owns it. */
import type { StageId } from '../stages.ts'
import type { FaultRecord } from '../fault.ts'
import type { Reach } from '../programmer/kinds.ts'
import type { FlashChip } from './chip.ts'
import type { ProtectionAfter, WriteStats } from './job.ts'
import type { ProgrammerKind } from './programmer.ts'
import type { WiringFinding } from './wiring.ts'

/** The user's choices; everything else is computed from them and from the rest of the snapshot. */
export interface Choices {
  /** Guide data id, for drawings and explanations (`pico`, `rpi-40`). */
  readonly guideProgrammer: string | null
  /** The firmware whose pins are used; `null`: the guide's own. */
  readonly pinVariant: string | null
  /** Id for `session.open`. */
  readonly programmerId: string | null
  /** The programmer has answered a handshake since it was chosen. */
  readonly programmerAnswered: boolean
  /** Clock to request, Hz. */
  readonly clockHz: number | null
  /** Mainboard id, `unlisted` for a mainboard that is not in the data, or `bare` for a chip off any mainboard. */
  readonly board: string | null
  readonly configuration: string | null
  /** Index of the chip in the configuration; `null` while the user of a two-chip mainboard has not answered. */
  readonly chipIndex: number | null
  /** Set only for mainboards whose data leaves it open. */
  readonly boardFeedsChip: boolean | null
  /** The user wants 47 ohm in each data wire. */
  readonly seriesResistors: boolean
  /** True: all wires in one list, for experienced users; false: one at a time. */
  readonly wiresAsList: boolean
  readonly chipPackage: string | null
  /** Rotation of the chip as the user sees it, degrees clockwise; the drawings follow. */
  readonly chipTurn: 0 | 90 | 180 | 270
  /** The user sees the chip from below, mirrored. */
  readonly chipUnder: boolean
  /** The text that the user typed from the marking of the chip. */
  readonly marking: string
  /** Chip data id that was found for the marking. */
  readonly chipEntry: string | null
  /** The user's own answer when the marking does not show the supply. */
  readonly supply: '3v3' | '1v8' | null
  /** Voltage at the chip, millivolts, when an adapter is used; `null`: the programmer's own. */
  readonly programmerMv: number | null
  readonly imageId: string | null
  /** Chips of a two-chip mainboard that have been written and verified, by index. */
  readonly doneChips: readonly number[]
}

/** A write of this chip that ended with every byte read back and compared. Sizes in bytes. */
export interface VerifiedWrite {
  readonly imageId: string
  readonly name: string
  readonly sha256: string
  readonly at: string // ISO 8601
  readonly stats: WriteStats
  /** Write protection as read back at the end; `null` when the write did not touch it. */
  readonly protection: ProtectionAfter | null
}

/** Observations of a chip, whether or not it is connected now. */
export interface ReachedChip {
  /** Position on its mainboard, from 0; 0 for a single chip. */
  readonly position: number
  /** As it was identified. */
  readonly chip: Pick<FlashChip, 'id' | 'vendor' | 'names' | 'idBytes' | 'sizeBytes' | 'supplyMv'>
  /** The backup of this chip, by its id in the vault; `null`: none was made or accepted. */
  readonly backupId: string | null
  /** `null`: not written yet, or changed since. */
  readonly verified: VerifiedWrite | null
}

/** The connection ended by itself while no job ran, so nothing was being sent to the chip. */
export interface LostProgrammer {
  readonly at: string // ISO 8601
  readonly kind: ProgrammerKind
  readonly reach: Reach
  readonly name: string
}

/** Why the last attempt to identify the chip failed; kept until one succeeds. */
export interface ChipTrouble {
  readonly fault: FaultRecord
  readonly wiring: WiringFinding | null
  /** SPI clock of that attempt, Hz. */
  readonly clockHz: number
}

export interface Work {
  readonly choices: Choices
  /** Keys of ticks: wires, cautions, causes that were checked. */
  readonly acks: readonly string[]
  /** The stage on screen; `null`: the first that is not finished. */
  readonly stage: StageId | null
  /** At most one for each position. */
  readonly chips: readonly ReachedChip[]
  /** A chip has been searched over the wires of this work, so something is connected. */
  readonly connected: boolean
  /** `null` again as soon as a chip has been identified. */
  readonly lost: LostProgrammer | null
  readonly trouble: ChipTrouble | null
  /** The file that keeps the work over a restart could not be used. */
  readonly keeping: 'ok' | 'unreadable' | 'unwritable'
}

/** A change by a front end; fields that are left out stay. */
export interface WorkChange {
  readonly choices?: Partial<Choices> | undefined
  /** Keys to tick (`true`) or untick. */
  readonly acks?: Readonly<Record<string, boolean>> | undefined
  readonly stage?: StageId | null | undefined
}
