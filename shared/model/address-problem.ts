// SPDX-License-Identifier: GPL-3.0-or-later
import type { ProgrammerKind } from './programmer.ts'

/** What is wrong with the text of an address. The sentences are in `shared/text/en/address.ts`. */
export type AddressProblem =
  | { readonly code: 'unknown-kind'; readonly name: string }
  | { readonly code: 'control-character' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'not-a-pair'; readonly word: string; readonly kind: ProgrammerKind }
  /** A port with no `dev=` before it. */
  | { readonly code: 'bare-port'; readonly port: string; readonly kind: ProgrammerKind }
  | {
      readonly code: 'unknown-word'
      readonly word: string
      readonly kind: ProgrammerKind
      readonly known: readonly string[]
    }
  | { readonly code: 'line-only'; readonly word: string; readonly kind: ProgrammerKind }
  | { readonly code: 'twice'; readonly word: string }
  | { readonly code: 'nothing-named'; readonly kind: ProgrammerKind }
  | { readonly code: 'two-named'; readonly kind: ProgrammerKind }
  | { readonly code: 'bad-port'; readonly port: string }
  | { readonly code: 'bad-baud'; readonly port: string; readonly baud: string }
  /** At this rate boards restart into their bootloader. */
  | { readonly code: 'bootloader-baud'; readonly baud: number }
  /** Only programs on this computer may connect to the server. */
  | { readonly code: 'not-loopback'; readonly listen: string }
  | {
      readonly code: 'practice-word'
      readonly word: string
      readonly known: readonly string[]
    }
  /** `part`: the part of the fault that is not understood. */
  | {
      readonly code: 'practice-fault'
      readonly fault: string
      readonly part: string
      readonly known: readonly string[]
    }
  /** A fault that this practice chip cannot have. `parts`: practice chips that can. */
  | {
      readonly code: 'practice-chip-without'
      readonly fault: string
      readonly chip: string
      readonly parts: readonly string[]
    }
  /** `places`: words for the chips of this mainboard. */
  | {
      readonly code: 'practice-place'
      readonly board: string
      readonly slot: string | null
      readonly places: readonly string[]
    }
  | { readonly code: 'bad-host'; readonly host: string }
  | { readonly code: 'bad-node'; readonly path: string }
