// SPDX-License-Identifier: GPL-3.0-or-later
/** What is printed on a chip, and what it tells before any part is found. */

/** `3 V` from 2.3 to 3.6 V, `1.8 V` up to 2 V, `other` for ranges over both, `unknown`. */
export type VoltageClass = '3 V' | '1.8 V' | 'other' | 'unknown'

/** A series as the letters of a marking name it. */
export interface MarkedSeries {
  readonly letters: string
  readonly maker: string
  readonly voltage: VoltageClass
}

/** A part to propose; its supply always goes with its name, because the nearest spelling may be another voltage. */
export interface NearName {
  /** `null` for a practice chip. */
  readonly vendor: string | null
  readonly name: string
  readonly sizeBytes: number
  readonly supplyMv: readonly [min: number, max: number] | null
}

/** A part as it is called: `null` where the maker is not known, or is in the name. */
export interface CalledPart {
  readonly vendor: string | null
  readonly name: string
}

/** The marking that was read does not fit the chip that answers. */
export interface MarkingDisagreement {
  /** `other-maker`: only the maker could be compared. */
  readonly code: 'other-part' | 'other-maker'
  readonly read: CalledPart
  readonly found: CalledPart
}
