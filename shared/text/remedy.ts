// SPDX-License-Identifier: GPL-3.0-or-later
/** The structure of the text about a fault, in any language. */
import type { FaultCode, FaultFacts } from '../fault.ts'

export interface Remedy {
  /** One line: the observation. */
  readonly title: string
  /** The meaning, and what is safe. */
  readonly meaning: string
  /** Acts in the order in which to try them, the most promising first. */
  readonly steps: readonly string[]
}

/** A function if one fact changes the advice. */
export type RemedyOf<C extends FaultCode> = Remedy | ((facts: FaultFacts[C]) => Remedy)
