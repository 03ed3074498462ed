// SPDX-License-Identifier: GPL-3.0-or-later
/** Where the work stands: what the user chose and ticked, and what was observed of each chip. It belongs to the app. */
import type { StageId } from '../stages.ts'
import type { FaultRecord } from '../fault.ts'
import type { Reach } from '../programmer/kinds.ts'
import type { FlashChip } from './chip.ts'
import type { ProtectionAfter, WriteStats } from './job.ts'
import type { ProgrammerKind } from './programmer.ts'
import type { WiringFinding } from './wiring.ts'

/** What the user has chosen; everything else is computed from it and from the rest of the snapshot. */
export interface Choices {
  /** Guide data id: what is drawn and explained (`pico`, `rpi-40`). */
  readonly guideProgrammer: string | null
  /** Which firmware's pins; `null` is the guide's own. */
  readonly pinVariant: string | null
  /** What `session.open` takes. */
  readonly programmerId: string | null
  /** The programmer has answered a handshake since it was chosen. */
  readonly programmerAnswered: boolean
  /** Clock to ask for, Hz. */
  readonly clockHz: number | null
  /** Mainboard id, `unlisted` for a mainboard that is not in the data, or `bare` for a chip that is on none. */
  readonly board: string | null
  readonly configuration: string | null
  /** Which chip of the configuration, from 0; `null` while a two-chip mainboard waits for an answer. */
  readonly chipIndex: number | null
  /** Settled only for mainboards whose data leaves it open. */
  readonly boardFeedsChip: boolean | null
  /** 47 ohm in each data wire, as the user likes. */
  readonly seriesResistors: boolean
  /** All wires beside each other in a list, for who knows them; else one at a time. */
  readonly wiresAsList: boolean
  readonly chipPackage: string | null
  /** How the chip lies in front of the user, degrees clockwise; the drawings follow. */
  readonly chipTurn: 0 | 90 | 180 | 270
  /** It is seen from below, mirrored. */
  readonly chipUnder: boolean
  /** What the user has typed from the marking of the chip. */
  readonly marking: string
  /** Chip data id that the marking was settled to. */
  readonly chipEntry: string | null
  /** The user's own answer where the marking does not tell the supply. */
  readonly supply: '3v3' | '1v8' | null
  /** What reaches the chip, millivolts, where an adapter stands between; `null`: what the programmer itself drives. */
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

/** What was observed of a chip, whether or not it is connected now. */
export interface ReachedChip {
  /** Position on its mainboard, from 0; 0 where there is one chip. */
  readonly position: number
  /** As it was identified. */
  readonly chip: Pick<FlashChip, 'id' | 'vendor' | 'names' | 'idBytes' | 'sizeBytes' | 'supplyMv'>
  /** The backup of this chip, by its id in the vault; `null`: none was made or accepted. */
  readonly backupId: string | null
  /** `null`: not written yet, or changed since. */
  readonly verified: VerifiedWrite | null
}

/** The connection ended by itself while no job ran, so that nothing was being sent to the chip. */
export interface LostProgrammer {
  readonly at: string // ISO 8601
  readonly kind: ProgrammerKind
  readonly reach: Reach
  readonly name: string
}

/** Why the chip could not be identified the last time it was looked for; kept until it has been. */
export interface ChipTrouble {
  readonly fault: FaultRecord
  readonly wiring: WiringFinding | null
  /** SPI clock of that attempt, Hz. */
  readonly clockHz: number
}

export interface Work {
  readonly choices: Choices
  /** Keys of what was ticked: wires, cautions, causes that were checked. */
  readonly acks: readonly string[]
  /** The stage on screen; `null`: the first that is not finished. */
  readonly stage: StageId | null
  /** At most one for each position. */
  readonly chips: readonly ReachedChip[]
  /** A chip has been looked for over the wires of this work, so that something is connected. */
  readonly connected: boolean
  /** `null` again as soon as a chip has been identified. */
  readonly lost: LostProgrammer | null
  readonly trouble: ChipTrouble | null
  /** The file that keeps the work over a restart could not be used. */
  readonly keeping: 'ok' | 'unreadable' | 'unwritable'
}

/** What a front changes; what is left out stays. */
export interface WorkChange {
  readonly choices?: Partial<Choices> | undefined
  /** Keys to tick (`true`) or untick. */
  readonly acks?: Readonly<Record<string, boolean>> | undefined
  readonly stage?: StageId | null | undefined
}
