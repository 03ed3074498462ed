// SPDX-License-Identifier: GPL-3.0-or-later
/** Everything that a front end shows, as one value. Clocks in Hz, voltages in millivolts. */
import type { SpiBusRole } from './spi-bus.ts'
import type { WriteMap } from '../write-map.ts'
import type { ChipDifference, FlashChip } from './chip.ts'
import type { BackupInfo, ImageInfo, IncomingImage, LostBackup } from './image.ts'
import type { JobInfo, RecoveryInfo } from './job.ts'
import type { LogLine } from './log.ts'
import type { FirmwareDrive, FoundProgrammer } from './programmer.ts'
import type { ProtectionState } from './protection.ts'
import type { Settings } from './settings.ts'
import type { SetupInfo } from './setup.ts'
import type { TunnelInfo } from './tunnel.ts'
import type { WiringFinding } from './wiring.ts'
import type { VaultNote } from './vault-note.ts'
import type { WatchInfo } from './watch.ts'
import type { Work } from './work.ts'
import type { TransportNote } from './transport-note.ts'

export interface SessionInfo {
  readonly programmer: FoundProgrammer
  readonly clockAskedHz: number | null
  readonly clockHz: number
  readonly about: {
    readonly name: string
    /** Id in `shared/programmer/firmwares.ts`; `null`: not recognised, or it has none. */
    readonly firmware: string | null
    readonly notes: readonly TransportNote[]
  }
  readonly releasesPins: boolean
  /** What an SPI bus of this computer is connected to; absent for other programmers. */
  readonly spiBus?: SpiBusRole
  /**
   * Voltage with which the programmer powers the chip and drives its signals, millivolts; `null`: not known, which
   * locks.
   */
  readonly programmerMv: number | null
  /** The user's answer for a chip whose supply is in no table; `null`: not answered. */
  readonly answeredSupplyMv: readonly [min: number, max: number] | null
  /** The identified chip; `null` before identify, or while the user must choose. */
  readonly chip: FlashChip | null
  readonly candidates: readonly FlashChip[]
  readonly differences: readonly ChipDifference[]
  readonly protection: ProtectionState | null
  /** Findings about the wires after a failed identify; absent or `null` otherwise. */
  readonly wiring?: WiringFinding | null
  /** SHA-256 of the last image written and verified on this connection, until something changes the chip. */
  readonly written?: string | null
  /** Vault id; set only by a backup job whose reads were equal and plausible. */
  readonly backup: BackupInfo | null
}

export interface Snapshot {
  readonly app: { readonly version: string; readonly host: 'cli' | 'web' | 'electron' | 'test' }
  readonly settings: Settings
  readonly programmers: readonly FoundProgrammer[]
  readonly firmwareDrives: readonly FirmwareDrive[]
  /** `null` until the first look. */
  readonly setup: SetupInfo | null
  readonly session: SessionInfo | null
  readonly work: Work
  readonly images: readonly ImageInfo[]
  /** `null`: no file is being sent. */
  readonly incoming: IncomingImage | null
  readonly backups: readonly BackupInfo[]
  /** As found at the start and by the last `backup.check`. */
  readonly lostBackups: readonly LostBackup[]
  readonly job: JobInfo | null
  readonly recovery: RecoveryInfo | null
  /** The last lines of the log, oldest first, at most 200; sent completely when a line is added. */
  readonly log: readonly LogLine[]
  /** Damaged or foreign files among the backups; they are left alone and not used. */
  readonly vaultNotes: readonly VaultNote[]
  /** Plan of the running or last write; `null` until one is planned. */
  readonly writeMap: WriteMap | null
  /** `null`: none was opened, or it has ended. */
  readonly tunnel: TunnelInfo | null
  /** State of the automatic check of the wires. */
  readonly watch: WatchInfo
}
