// SPDX-License-Identifier: GPL-3.0-or-later
/** All that a front shows, as one value. Clocks in Hz, voltages in millivolts. */
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
  /** What an SPI bus of this computer is connected to; absent for programmers that are not a part of it. */
  readonly spiBus?: SpiBusRole
  /** What the programmer feeds the chip and drives its signals with, millivolts; `null`: not known, which locks. */
  readonly programmerMv: number | null
  /** The user's answer for a chip whose supply no table knows; `null`: not answered. */
  readonly answeredSupplyMv: readonly [min: number, max: number] | null
  /** Settled chip; `null` before identify, or while the user must choose. */
  readonly chip: FlashChip | null
  readonly candidates: readonly FlashChip[]
  readonly differences: readonly ChipDifference[]
  readonly protection: ProtectionState | null
  /** What the wires look like, after an identify that failed; absent or `null` otherwise. */
  readonly wiring?: WiringFinding | null
  /** SHA-256 of what was written and verified last on this connection, as long as nothing has changed it since. */
  readonly written?: string | null
  /** Set only by a backup job whose reads agreed and were plausible; the vault's id. */
  readonly backup: BackupInfo | null
}

export interface Snapshot {
  readonly app: { readonly version: string; readonly host: 'cli' | 'web' | 'electron' | 'test' }
  readonly settings: Settings
  readonly programmers: readonly FoundProgrammer[]
  readonly firmwareDrives: readonly FirmwareDrive[]
  /** `null` until it was looked at for the first time. */
  readonly setup: SetupInfo | null
  readonly session: SessionInfo | null
  readonly work: Work
  readonly images: readonly ImageInfo[]
  /** `null`: no file is on its way. */
  readonly incoming: IncomingImage | null
  readonly backups: readonly BackupInfo[]
  /** As found at the start and at the last `backup.check`. */
  readonly lostBackups: readonly LostBackup[]
  readonly job: JobInfo | null
  readonly recovery: RecoveryInfo | null
  /** The last lines of the log, oldest first, 200 at most; sent as a whole when it grows. */
  readonly log: readonly LogLine[]
  /** Damaged or foreign files found among the backups; they are left alone and not used. */
  readonly vaultNotes: readonly VaultNote[]
  /** Of the write that runs or ran last; `null` until one is planned. */
  readonly writeMap: WriteMap | null
  /** `null`: none was opened, or it has ended. */
  readonly tunnel: TunnelInfo | null
  /** Of the asking that goes on by itself while the check is on a page. */
  readonly watch: WatchInfo
}
