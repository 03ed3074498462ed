// SPDX-License-Identifier: GPL-3.0-or-later
/** What a chip's marking tells before a chip model is found. */

/** `3 V` from 2.3 to 3.6 V, `1.8 V` up to 2 V, `other` for ranges over both, `unknown`. */
export type VoltageClass = '3 V' | '1.8 V' | 'other' | 'unknown'

/** A series, recognised by the letters of a marking. */
export interface MarkedSeries {
  readonly letters: string
  readonly maker: string
  readonly voltage: VoltageClass
}

/** A chip model to propose; always shown with its supply, because the most similar name may need another voltage. */
export interface NearName {
  /** `null` for a practice chip. */
  readonly vendor: string | null
  readonly name: string
  readonly sizeBytes: number
  readonly supplyMv: readonly [min: number, max: number] | null
}

/** Name of a chip model: `null` when the manufacturer is not known, or is part of the name. */
export interface CalledPart {
  readonly vendor: string | null
  readonly name: string
}

/** The marking that the user typed does not fit the chip that answers. */
export interface MarkingDisagreement {
  /** `other-maker`: only the manufacturer could be compared. */
  readonly code: 'other-part' | 'other-maker'
  readonly read: CalledPart
  readonly found: CalledPart
}
