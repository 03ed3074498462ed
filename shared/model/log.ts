// SPDX-License-Identifier: GPL-3.0-or-later
/** The entries of the log, as codes and facts; `text/log.ts` has the sentences. */
import type { FaultCode, FaultRecord } from '../fault.ts'
import type { Believed } from './believed.ts'
import type { Contents } from './chip-contents.ts'
import type { FileTrouble } from './file-trouble.ts'
import type { JobRequest, PlanSummary } from './job.ts'
import type { ProgrammerKind } from './programmer.ts'
import type { ProtectionView, SettingsWanted } from './protection.ts'
import type { WiringFinding } from './wiring.ts'

/** Notes besides calls, jobs and their ends. */
export type LogNote =
  | { readonly code: 'settings-not-kept'; readonly why: FileTrouble }
  /** Programmers of this kind cannot be listed; `detail` is the system's message. */
  | { readonly code: 'not-listed'; readonly of: ProgrammerKind; readonly detail: string }
  | { readonly code: 'lost'; readonly programmer: string; readonly by: FaultCode }
  | { readonly code: 'believed'; readonly believed: Believed }
  | { readonly code: 'planned'; readonly plan: PlanSummary }
  | {
      readonly code: 'protection-lifted'
      readonly was: ProtectionView
      readonly during: ProtectionView
    }
  | { readonly code: 'protection-afterwards'; readonly now: ProtectionView }
  | { readonly code: 'registers-asked'; readonly wanted: SettingsWanted }
  /** `sr1=00 sr2=40`. */
  | { readonly code: 'registers-afterwards'; readonly registers: string }
  | ({ readonly code: 'wiring' } & Pick<
      WiringFinding,
      'idBytes' | 'tries' | 'equalTries' | 'causes'
    >)

/** `facts`: `null` when they hold names of files or folders, which are private. */
export type LoggedFault = FaultRecord | { readonly code: FaultCode; readonly facts: null }

/** One event, without names or paths of the user. */
export type LogEvent =
  | {
      readonly kind: 'started'
      readonly version: string
      readonly host: string
      readonly system: string
    }
  | { readonly kind: 'stop-chosen' }
  | { readonly kind: 'refused'; readonly fault: LoggedFault }
  | { readonly kind: 'opened'; readonly name: string; readonly clockHz: number }
  | { readonly kind: 'closed' }
  /** `names`: chip models with this ID. `chosen`: one of them is chosen. */
  | {
      readonly kind: 'chip'
      readonly idBytes: string
      readonly names: readonly string[]
      readonly chosen: boolean
    }
  | { readonly kind: 'begun'; readonly job: JobRequest['kind'] }
  | {
      readonly kind: 'backed-up'
      readonly chipName: string
      readonly sizeBytes: number
      readonly sha256: string
    }
  | {
      readonly kind: 'changing'
      readonly operation: 'write' | 'erase'
      readonly chipName: string
    }
  | {
      readonly kind: 'ended'
      readonly how: 'done' | 'stopped' | 'failed'
      readonly fault: LoggedFault | null
      readonly contents: Contents
    }
  /** `left`: the user left the write unfinished. */
  | { readonly kind: 'settled'; readonly left: boolean }
  | { readonly kind: 'note'; readonly note: LogNote }

export type LogLine = LogEvent & {
  /** Increases by one from line to line. */
  readonly seq: number
  /** ISO 8601. */
  readonly at: string
}
