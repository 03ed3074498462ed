// SPDX-License-Identifier: GPL-3.0-or-later
/** The shape of what is told about a fault, in any language. */
import type { FaultCode, FaultFacts } from '../fault.ts'

export interface Remedy {
  /** One line: what is seen. */
  readonly title: string
  /** What it means, and what is safe. */
  readonly meaning: string
  /** Acts in the order in which to try them, most likely help first. */
  readonly steps: readonly string[]
}

/** A function where one fact changes what helps. */
export type RemedyOf<C extends FaultCode> = Remedy | ((facts: FaultFacts[C]) => Remedy)
