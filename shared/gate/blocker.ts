// SPDX-License-Identifier: GPL-3.0-or-later
/** What stands between the user and an act or a stage, as a code with its facts. `text/blockers.ts` has the words. */
import type { ChipDifference } from '../model/chip.ts'
import type { ImageFinding } from '../model/image.ts'
import type { JobRequest } from '../model/job-request.ts'
import type { SpiBusRole } from '../model/spi-bus.ts'

/** Sizes in bytes, voltages in millivolts, times in ISO 8601. */
export interface BlockerFacts {
  // What main refuses, whichever front asks.
  'job-running': { readonly kind: JobRequest['kind'] | 'open' }
  'no-session': NoFacts
  'no-chip': NoFacts
  /** A chip gave its ID, and longer reads or the write enable latch were not the same each time. */
  'answers-unsteadily': NoFacts
  /** The bus is part of the computer that Pin One runs on. Nothing lifts this. */
  'spi-bus-not-on-header': { readonly role: SpiBusRole }
  'chip-not-chosen': {
    readonly names: readonly string[]
    readonly differences: readonly ChipDifference[]
  }
  'chip-not-writable': { readonly name: string; readonly method: string }
  'chip-not-erasable': { readonly name: string }
  /** Nobody has said which supply the chip takes: neither the table nor the user. */
  'voltage-unknown': { readonly name: string | null }
  'programmer-voltage-unknown': NoFacts
  'voltage-too-high': VoltageFacts
  'voltage-too-low': VoltageFacts
  'no-image': NoFacts
  'image-wrong-size': {
    readonly name: string
    readonly sizeBytes: number
    readonly chipBytes: number
  }
  'image-refused': { readonly name: string; readonly finding: ImageFinding }
  /** Cautions about this very file that nobody has accepted. */
  'image-cautions-open': { readonly name: string; readonly findings: readonly ImageFinding[] }
  /** This session has no backup made of equal, plausible reads. */
  'no-backup': NoFacts
  'backup-of-other-chip': { readonly chipName: string }
  /** An earlier write did not end verified; a backup taken now would hold its half-written contents. */
  'recovery-open': { readonly chipName: string; readonly startedAt: string }
  'recovery-other-chip': { readonly chipName: string }
  'no-recovery': NoFacts
  'recovery-without-backup': { readonly chipName: string }
  /** A plan compares with what the chip holds, which two equal reads on this connection tell. */
  'contents-unknown': NoFacts

  // What the wizard asks for before it goes on.
  'choose-programmer': NoFacts
  'programmer-refused': NoFacts
  'programmer-not-found': NoFacts
  'programmer-not-answered': NoFacts
  'choose-board': NoFacts
  'board-has-no-spi-flash': NoFacts
  'choose-configuration': NoFacts
  'choose-chip-of-board': NoFacts
  'choose-package': NoFacts
  'ask-who-feeds-the-chip': NoFacts
  'wires-open': { readonly signals: readonly string[] }
  'cautions-open': { readonly count: number }
  'not-written': NoFacts

  // What the command line was asked for and cannot find.
  'recovery-image-gone': NoFacts
  'no-backup-of-this-kind': NoFacts
  'choose-backup': { readonly ids: readonly string[] }
  'no-backup-called': { readonly wanted: string; readonly matches: number }
  'no-such-mainboard': { readonly name: string }
  'split-not-told': { readonly name: string; readonly sizeBytes: number }
  'split-sizes-differ': {
    readonly name: string
    readonly sizeBytes: number
    readonly sumBytes: number
  }
}

/** Adds nothing to the code. */
type NoFacts = unknown

interface VoltageFacts {
  readonly name: string
  readonly programmerMv: number
  readonly minMv: number
  readonly maxMv: number
}

export type BlockerCode = keyof BlockerFacts

export type Blocker = {
  [C in BlockerCode]: { readonly code: C } & BlockerFacts[C]
}[BlockerCode]
