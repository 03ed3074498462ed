// SPDX-License-Identifier: GPL-3.0-or-later
/** What a command line asks for, as one value. */
import type { ProgrammerArgument } from './programmer-argument.ts'
import type { RegionWords } from './region-arguments.ts'
import type { ProtectionWords } from './protection-arguments.ts'

export type Operation =
  | { readonly kind: 'probe' }
  /** One line of flashrom's, for scripts. */
  | { readonly kind: 'flash-name' | 'flash-size' | 'clock-ladder' }
  /** `path`: `null` where every region has a file of its own. */
  | { readonly kind: 'read'; readonly path: string | null }
  | { readonly kind: 'write'; readonly path: string | null }
  | { readonly kind: 'verify'; readonly path: string | null }
  | { readonly kind: 'erase' }
  /** Every region into a file of its name. */
  | { readonly kind: 'extract' }
  | { readonly kind: 'protection'; readonly words: ProtectionWords }
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restore'; readonly backupId: string | null }

/** How the command line wants to be told. */
export interface Telling {
  readonly json: boolean
  readonly progress: boolean
  readonly verbose: boolean
  readonly logPath: string | null
}

export interface ChipCommand extends Telling {
  readonly kind: 'chip'
  readonly operation: Operation
  readonly programmer: ProgrammerArgument
  readonly chipName: string | null
  /** Where a copy of the backup goes besides the vault. */
  readonly backupPath: string | null
  /** Files that are read into may be replaced. */
  readonly force: boolean
  readonly skipBackup: boolean
  /** The parts of the chip that are meant; `null`: all of it. */
  readonly regions: RegionWords | null
  /** The network address of the backup goes into the image. */
  readonly keepMac: boolean
  readonly unprotect: 'no' | 'restore-afterwards' | 'leave-off'
  readonly board: string | null
  /** Which chip of the mainboard: its name, or its number from 1. */
  readonly slot: string | null
  /** The image may be for another mainboard; said by an expert. */
  readonly ignoreBoard: boolean
  /** What the programmer feeds, as the user says (an adapter); `null`: as all known boards do. */
  readonly programmerMv: number | null
  /** What the chip takes, as the user read it, for a chip whose supply no table knows. */
  readonly chipSupplyMv: readonly [min: number, max: number] | null
}

export type Command =
  | { readonly kind: 'help'; readonly of: 'all' | 'practice' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list-chips'; readonly search: string | null; readonly json: boolean }
  | ({ readonly kind: 'list-programmers' } & Telling)
  | ({ readonly kind: 'list-backups' } & Telling)
  | ({ readonly kind: 'report' } & Telling)
  | ({ readonly kind: 'dismiss' } & Telling)
  | ChipCommand
  | ({
      readonly kind: 'split'
      readonly path: string
      readonly sizes: readonly number[] | null
      readonly board: string | null
    } & Telling)
  | ({
      readonly kind: 'image'
      readonly path: string
      readonly board: string | null
      readonly slot: string | null
      readonly chipName: string | null
      /** As file names have it, `deqwertz`. */
      readonly keyboard: string | null
      /** A new file with the image that this one holds in another form. */
      readonly undoPath: string | null
    } & Telling)
  | ({ readonly kind: 'join'; readonly path: string; readonly parts: readonly string[] } & Telling)
  | ({ readonly kind: 'demo'; readonly programmer: ProgrammerArgument } & Telling)
  | {
      readonly kind: 'practice'
      readonly listen: string | null
      readonly pty: string | null
      /** In the practice programmer's own words, `chip=…,fault=…`. */
      readonly device: string
    }
  | {
      readonly kind: 'bridge'
      /** `/dev/spidev0.0`. */
      readonly path: string
      readonly listen: string
      readonly clockHz: number | null
    }
