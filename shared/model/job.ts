// SPDX-License-Identifier: GPL-3.0-or-later
/** What is done to a chip, how far it is, and what it left. Sizes in bytes, times in ms. */
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
  /** After a change that did not end well: is what the chip held before still there? */
  | 'compare-after'

/** What a finished job leaves to show. */
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

/** The chip is busy for longer than expected (its table, its own description, or the usual time), and says so itself. Pin One waits; the user may stop. */
export interface SlowChip {
  readonly what: Exclude<ChipAct, 'earlier-work'>
  readonly waitedMs: number
  /** The longest time that its data sheet, or the table, gives. */
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
  /** Milliseconds this phase has been running, for its speed. */
  readonly phaseMs: number
  /** Of the whole work that this job is a part of; absent or `null` for work too short to be measured. */
  readonly progress?: WorkProgress | null
  /** Offset of the first byte that a comparison of this job found to differ; absent or `null`: none yet. */
  readonly differsAt?: number | null
  /** What the chip is late with now; absent or `null` while it is on time. */
  readonly slow?: SlowChip | QuietProgrammer | null
  readonly contents: Contents
  /** The saved backup of what the chip held, known to this job; `null`: there is none. */
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

/** Write protection as a write found it before it lifted it, and what was chosen for it. */
export interface LiftedProtection extends Pick<ProtectionState, 'registers'> {
  /** `null`: noted by a version of Pin One that kept the registers only. */
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
  /** The image that was being written, when the vault still holds it. */
  readonly image: ImageInfo | null
  /** The backup taken before, when the vault still holds it. */
  readonly backup: BackupInfo | null
  /** That backup, where it was taken and cannot be used any more. */
  readonly lostBackup?: {
    readonly backup: Pick<BackupInfo, 'id' | 'fileName'>
    readonly why: WhyLost
  }
  readonly cause: 'failed' | 'cancelled' | 'killed'
  /** What is known of the chip since. */
  readonly contents: Contents
  /** Who holds the programmer now: that write may be running there; `null`: nobody else. */
  readonly heldBy: OtherHolder | null
  /** What it was written through, which may since be unplugged or be called otherwise; `null`: not known. */
  readonly programmerId: string | null
  /** What the write lifted, which the one that finishes it goes on with; `null` when nothing was. */
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
  /** What of it is erasing. */
  readonly eraseMs: number
}
