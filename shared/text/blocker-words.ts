// SPDX-License-Identifier: GPL-3.0-or-later
/** The shape of the words of a blocker, in any language. */
export interface BlockerWords<F> {
  /** One sentence: what was found. */
  readonly is: (facts: F) => string
  /** One sentence: what to do now. `null` if no act of the user opens the gate. */
  readonly act: ((facts: F) => string) | null
}
