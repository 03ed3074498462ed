// SPDX-License-Identifier: GPL-3.0-or-later
/** The only place that compares a chip's supply with what a programmer drives. */

/** Rated supply of a chip, millivolts, both ends allowed. */
export type SupplyMv = readonly [min: number, max: number]

export type SupplyVerdict =
  | 'fits'
  /** The programmer drives more than the chip bears, which can destroy it. */
  | 'too-high'
  /** The chip needs more; reads and writes can fail. */
  | 'too-low'
  | 'chip-unknown'
  | 'programmer-unknown'

/** What almost every serprog board and header drives, millivolts; an adapter to another voltage is the user's to name. */
export const usualProgrammerMv = 3300

/** Behind an adapter for 1.8 V chips, millivolts. */
export const adapterMv = 1800

/** What the user may answer for a chip that neither table nor marking tells, millivolts. */
export const answeredSupplyMv = { '3v3': [2700, 3600], '1v8': [1650, 1950] } as const satisfies {
  readonly [answer: string]: SupplyMv
}

/** Whether `programmerMv` may be put on the chip. What is not known, or is not a number, never fits. */
export function supplyVerdict(
  supplyMv: SupplyMv | null,
  programmerMv: number | null,
): SupplyVerdict {
  if (supplyMv === null) return 'chip-unknown'
  if (programmerMv === null) return 'programmer-unknown'
  const [minMv, maxMv] = supplyMv
  if (!(programmerMv <= maxMv)) return 'too-high'
  if (!(programmerMv >= minMv)) return 'too-low'
  return 'fits'
}
