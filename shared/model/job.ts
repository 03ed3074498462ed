// SPDX-License-Identifier: GPL-3.0-or-later
/** Work on a chip, its progress, and its result. Sizes in bytes, times in ms. */
import type { Believed } from './believed.ts'
import type { FaultRecord } from '../fault.ts'
import type { Contents } from './chip-contents.ts'
import type { BackupInfo, ImageInfo, WhyLost } from './image.ts'
import type { JobRequest, UnprotectChoice } from './job-request.ts'
import type { WorkProgress } from './progress.ts'
import type { ProtectionState, ProtectionView } from './protection.ts'
import type { ChipAct } from './unsupported.ts'

export type { BackupChoice, JobRequest, UnprotectChoice } from './job-request.ts'

export type Phase =
  | 'identify'
  | 'read'
  | 'compare'
  | 'save'
  | 'erase'
  | 'program'
  | 'verify'
  | 'unprotect'
  /** After a failed change: does the chip still hold its old contents? */
  | 'compare-after'

/** The result of a finished job. */
export type JobResult =
  | { readonly kind: 'identify'; readonly chipId: string | null }
  | { readonly kind: 'read'; readonly image: ImageInfo }
  | { readonly kind: 'backup'; readonly backup: BackupInfo; readonly believed: Believed }
  | {
      readonly kind: 'write'
      readonly stats: WriteStats
      readonly sha256: string
      /** Write protection as read back at the end; `null` when the write did not touch it. */
      readonly protection: ProtectionAfter | null
    }
  | { readonly kind: 'verify'; readonly sha256: string }
  /** As read back twice. */
  | { readonly kind: 'settings'; readonly protection: ProtectionState }
  | { readonly kind: 'adopt'; readonly backup: BackupInfo; readonly equalTo: 'backup' | 'written' }

export interface WriteStats {
  readonly erasedBytes: number
  readonly programmedBytes: number
  /** Erased and not written afterwards. */
  readonly blankBytes: number
  /** Neither erased nor written; the three add up to the chip. */
  readonly unchangedBytes: number
  readonly erases: number
  readonly latePages: number
  readonly elapsedMs: number
}

/**
 * The chip reports that it is busy for longer than expected (by its table, SFDP, or the usual time). Pin One waits; the
 * user may stop.
 */
export interface SlowChip {
  readonly what: Exclude<ChipAct, 'earlier-work'>
  readonly waitedMs: number
  /** The longest time in its data sheet, or in the table. */
  readonly maxMs: number
}

/** The programmer has answered before and is silent now. */
export interface QuietProgrammer {
  readonly what: 'programmer'
  readonly waitedMs: number
}

export interface JobInfo {
  readonly id: string
  readonly request: JobRequest
  readonly state: 'running' | 'stopping' | 'done' | 'failed' | 'cancelled'
  readonly phase: Phase
  readonly doneBytes: number
  readonly totalBytes: number
  /** Milliseconds since this phase began, for its speed. */
  readonly phaseMs: number
  /** Progress of the whole work to which this job belongs; absent or `null` for work too short to be measured. */
  readonly progress?: WorkProgress | null
  /** Offset of the first differing byte in a comparison of this job; absent or `null`: none yet. */
  readonly differsAt?: number | null
  /** What is late now; absent or `null` while nothing is. */
  readonly slow?: SlowChip | QuietProgrammer | null
  readonly contents: Contents
  /** The saved backup of the chip's contents that this job uses; `null`: none. */
  readonly backup: BackupInfo | null
  readonly result: JobResult | null
  readonly fault: FaultRecord | null
}

/** Write protection after a write that touched it. */
export interface ProtectionAfter {
  readonly restored: boolean
  /** As read back; `null`: kept by a version of Pin One that did not note it. */
  readonly now: ProtectionView | null
}

/** Write protection as a write found it before turning it off, and the user's choice for it. */
export interface LiftedProtection extends Pick<ProtectionState, 'registers'> {
  /** `null`: noted by a version of Pin One that kept only the registers. */
  readonly was: ProtectionView | null
  readonly choice: Exclude<UnprotectChoice, 'no'>
}

/** Another Pin One that has a programmer open with the same data directory. */
export interface OtherHolder {
  readonly pid: number
  /** ISO 8601 */
  readonly since: string
}

/** A write that did not end `verified`, found in the journal at start or left by a failed job. */
export interface RecoveryInfo {
  /** An interrupted erase has no image; it is finished by erasing again. */
  readonly operation: 'write' | 'erase'
  readonly chipId: string
  readonly chipName: string
  readonly startedAt: string
  /** The image of the write, if the vault still holds it. */
  readonly image: ImageInfo | null
  /** The backup taken before, if the vault still holds it. */
  readonly backup: BackupInfo | null
  /** That backup, if it was taken and cannot be used any more. */
  readonly lostBackup?: {
    readonly backup: Pick<BackupInfo, 'id' | 'fileName'>
    readonly why: WhyLost
  }
  readonly cause: 'failed' | 'cancelled' | 'killed'
  /** What is known of the chip's contents since. */
  readonly contents: Contents
  /** The process that has the programmer open now: that write may be running there; `null`: no other process. */
  readonly heldBy: OtherHolder | null
  /** The programmer that was used, which may since be unplugged or have another name; `null`: not known. */
  readonly programmerId: string | null
  /** The protection that the write turned off; the write that finishes it continues with it. `null`: none. */
  readonly lifted: LiftedProtection | null
}

/** What a write would do, known before it starts. */
export interface PlanSummary {
  readonly identical: boolean
  readonly changedBytes: number
  readonly erasedBytes: number
  readonly erases: number
  readonly programmedBytes: number
  /** Erasing and programming, from typical times. */
  readonly estimatedMs: number
  /** The part of it that is erasing. */
  readonly eraseMs: number
}
