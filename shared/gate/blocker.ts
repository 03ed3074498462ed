// SPDX-License-Identifier: GPL-3.0-or-later
/** What prevents an act or the leaving of a stage, as a code with facts. `text/blockers.ts` has the sentences. */
import type { ChipDifference } from '../model/chip.ts'
import type { ImageFinding } from '../model/image.ts'
import type { JobRequest } from '../model/job-request.ts'
import type { SpiBusRole } from '../model/spi-bus.ts'

/** Sizes in bytes, voltages in millivolts, times in ISO 8601. */
export interface BlockerFacts {
  // main refuses these, whichever front end asks
  'job-running': { readonly kind: JobRequest['kind'] | 'open' }
  'no-session': NoFacts
  'no-chip': NoFacts
  /** A chip gave its ID, but longer reads or the write enable latch differed. */
  'answers-unsteadily': NoFacts
  /** The bus is part of the computer that Pin One runs on. This cannot be overruled. */
  'spi-bus-not-on-header': { readonly role: SpiBusRole }
  'chip-not-chosen': {
    readonly names: readonly string[]
    readonly differences: readonly ChipDifference[]
  }
  'chip-not-writable': { readonly name: string; readonly method: string }
  'chip-not-erasable': { readonly name: string }
  /** The chip's supply is unknown: neither the table nor the user states it. */
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
  /** Cautions about this file that the user has not accepted. */
  'image-cautions-open': { readonly name: string; readonly findings: readonly ImageFinding[] }
  /** This session has no backup made of equal, plausible reads. */
  'no-backup': NoFacts
  'backup-of-other-chip': { readonly chipName: string }
  /** An earlier write did not end verified; a backup taken now would hold its half-written contents. */
  'recovery-open': { readonly chipName: string; readonly startedAt: string }
  'recovery-other-chip': { readonly chipName: string }
  'no-recovery': NoFacts
  'recovery-without-backup': { readonly chipName: string }
  /** A plan needs the contents of the chip, known from two equal reads on this connection. */
  'contents-unknown': NoFacts

  // the wizard needs these before it continues
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

  // the command line was asked for these and cannot find them
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

/** No facts beyond the code. */
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
