// SPDX-License-Identifier: GPL-3.0-or-later
/** What a command line asks for, as one value. */
import type { ProgrammerArgument } from './programmer-argument.ts'
import type { RegionWords } from './region-arguments.ts'
import type { ProtectionWords } from './protection-arguments.ts'

export type Operation =
  | { readonly kind: 'probe' }
  /** Prints one line like flashrom, for scripts. */
  | { readonly kind: 'flash-name' | 'flash-size' | 'clock-ladder' }
  /** `path`: `null` when every region has a file of its own. */
  | { readonly kind: 'read'; readonly path: string | null }
  | { readonly kind: 'write'; readonly path: string | null }
  | { readonly kind: 'verify'; readonly path: string | null }
  | { readonly kind: 'erase' }
  /** Writes every region into a file with its name. */
  | { readonly kind: 'extract' }
  | { readonly kind: 'protection'; readonly words: ProtectionWords }
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restore'; readonly backupId: string | null }

/** How the command line should print. */
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
  /** Where to save a copy of the backup, in addition to the vault. */
  readonly backupPath: string | null
  /** Existing files may be replaced by what is read. */
  readonly force: boolean
  readonly skipBackup: boolean
  /** The selected regions of the chip; `null`: the whole chip. */
  readonly regions: RegionWords | null
  /** Copies the network address of the backup into the image. */
  readonly keepMac: boolean
  readonly unprotect: 'no' | 'restore-afterwards' | 'leave-off'
  readonly board: string | null
  /** The chip of the mainboard: its name, or its number from 1. */
  readonly slot: string | null
  /** The user states that the image may be for another mainboard. */
  readonly ignoreBoard: boolean
  /** Voltage of the programmer as the user states it (an adapter); `null`: the usual one. */
  readonly programmerMv: number | null
  /** Supply voltage that the user read, for a chip whose supply is in no table. */
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
      /** Keyboard layout as in file names, `deqwertz`. */
      readonly keyboard: string | null
      /** A new file with the image that this file holds in another form. */
      readonly undoPath: string | null
    } & Telling)
  | ({ readonly kind: 'join'; readonly path: string; readonly parts: readonly string[] } & Telling)
  | ({ readonly kind: 'demo'; readonly programmer: ProgrammerArgument } & Telling)
  | {
      readonly kind: 'practice'
      readonly listen: string | null
      readonly pty: string | null
      /** Practice programmer options, `chip=…,fault=…`. */
      readonly device: string
    }
  | {
      readonly kind: 'bridge'
      /** `/dev/spidev0.0`. */
      readonly path: string
      readonly listen: string
      readonly clockHz: number | null
    }
